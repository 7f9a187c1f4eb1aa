import type { FlowAdvice, OpenCriterion } from '../../model/advice.js';
import { list } from '../../text/phrases.js';
import { commandFor, type Given } from './given.js';
import type { Row } from './rows.js';

const LABEL = 'Ask';

/** The one question worth answering next, with what each answer does, and the command that takes the answer. */
export function questionRows(advice: FlowAdvice, given: Given): Row[] {
  const [open] = advice.decided ? advice.openForBrokers : advice.open;
  if (open === undefined) return [];
  const outcomes = outcomesOf(open, advice);
  const question = `${open.question}${outcomes === '' ? '' : ` ${outcomes}`}`;
  if (given.isInput) return [{ label: LABEL, text: `${question} Say it as \`${open.criterion}\`.` }];
  return [{ label: LABEL, text: question, command: answering(open, advice, given) }];
}

/** In a file the questionnaire writes the answer down; values of a command line get one more. */
function answering(open: OpenCriterion, advice: FlowAdvice, given: Given): readonly string[] {
  if (given.isFile && given.values.length === 0) return commandFor('ask', given, advice);
  const value = open.values.find(({ style }) => style !== advice.style) ?? open.values[0];
  const kept = given.values.filter((each) => !each.startsWith(`${open.criterion}=`));
  return commandFor('advise', given, advice, [...kept, `${open.criterion}=${value?.value ?? '?'}`]);
}

/** `command: hybrid, event: event-driven`, or that it only chooses the broker. */
function outcomesOf({ values, unit, criterion }: OpenCriterion, { style, decided }: FlowAdvice): string {
  if (decided) return `(\`${criterion}\`, for the broker)`;
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

/** What --verbose has beside this. */
export const moreRow = (what: string): Row => ({ label: 'More', text: `--verbose prints ${what}` });
