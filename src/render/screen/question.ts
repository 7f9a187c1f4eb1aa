import type { FlowAdvice, OpenCriterion } from '../../model/advice.js';
import type { Criterion } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { formatQuantity } from '../../model/quantity.js';
import { list } from '../../text/phrases.js';
import { commandFor, type Given } from './given.js';
import type { Row } from './rows.js';

const LABEL = 'Ask';

/** The one question worth answering next, with what each answer does, and the command that takes the answer. */
export function questionRows(advice: FlowAdvice, base: RuleBase, given: Given): Row[] {
  const [open] = advice.open;
  if (open === undefined) return sizingRows(advice, base, given);
  const value = open.values.find(({ style }) => style !== advice.style) ?? open.values[0];
  return asked(open.criterion, `${open.question} ${outcomesOf(open, advice)}`, value?.value, advice, given);
}

/** Once the style is decided: where it runs, then what the cost of a month takes. */
function sizingRows(advice: FlowAdvice, { criteria }: RuleBase, given: Given): Row[] {
  const place = criteria.find(({ role }) => role === 'place');
  const lacks = advice.cost?.priced === false ? advice.cost.lacks : [];
  const isPlaced = place === undefined || advice.flow.needs.has(place.name);
  const next = isPlaced ? criteria.find(({ name }) => lacks.includes(name)) : place;
  if (next === undefined) return [];
  const why = isPlaced ? 'for the cost' : 'for the broker';
  return asked(next.name, `${next.question} (\`${next.name}\`, ${why})`, usualAnswer(next), advice, given);
}

function asked(criterion: string, text: string, value: string | undefined, advice: FlowAdvice, given: Given): Row[] {
  if (given.isInput) return [{ label: LABEL, text: `${text} Say it under \`needs\`.` }];
  // In a file the questionnaire writes the answer down; values of a command line get one more.
  if (given.isFile && given.values.length === 0)
    return [{ label: LABEL, text, command: commandFor('ask', given, advice) }];
  const kept = given.values.filter((each) => !each.startsWith(`${criterion}=`));
  return [
    { label: LABEL, text, command: commandFor('advise', given, advice, [...kept, `${criterion}=${value ?? '?'}`]) },
  ];
}

/** `(intent: command → hybrid)`, or just the name where no answer changes the style by itself. */
function outcomesOf({ values, unit, criterion }: OpenCriterion, { style }: FlowAdvice): string {
  const changing = values.filter((value) => value.style !== style);
  if (changing.length === 0) return `(\`${criterion}\`)`;
  const styles = [...new Set(changing.map((value) => value.style))];
  const shown = styles.map((other) => {
    const answers = changing.filter((value) => value.style === other);
    return `${list(
      answers.map((value) => (unit === '' ? value.value : value.label)),
      'or',
    )} → ${other}`;
  });
  return `(\`${criterion}\`: ${shown.join(', ')})`;
}

/** The answer that is met most often, to be replaced by one's own. */
function usualAnswer({ prior, domain }: Criterion): string | undefined {
  const weights = Array.isArray(prior) ? prior : Object.values(prior)[0];
  const [usual] = [...(weights ?? [])].sort((a, b) => b.weight - a.weight);
  if (usual === undefined) return undefined;
  return domain.kind === 'quantity' ? formatQuantity(Number(usual.value), domain.measure) : String(usual.value);
}

/** What --verbose has beside this. */
export const moreRow = (what: string): Row => ({ label: 'More', text: `--verbose prints ${what}` });
