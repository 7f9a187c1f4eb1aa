import { conditionOf, masksOf, possible, type Rulebook } from '../../advice/index.js';
import { judge } from '../../engine/index.js';
import type { Answer } from '../../model/answer.js';
import type { Criterion } from '../../model/criterion.js';
import { parseQuantity } from '../../model/quantity.js';
import type { Rule } from '../../model/rule.js';
import { didYouMean } from '../../text/nearest.js';
import type { Example } from '../read/rules.js';
import { shown } from '../read/shape.js';

/** What an example of a rule gets wrong: its path below the rule, and what is wrong. */
export interface Failed {
  readonly path: string;
  readonly message: string;
  readonly ofKey?: boolean;
}

/** Runs the examples of one rule, as the tests do with the shipped ones. */
export function failing(rulebook: Rulebook, rule: Rule, examples: readonly Example[]): Failed[] {
  return examples.flatMap(({ given, fires }, index): Failed[] => {
    const faults: Failed[] = [];
    const answers = new Map<string, Answer>();
    for (const [name, value] of Object.entries(given)) {
      const answer = answerOf(rulebook.base.criteria, name, value);
      if (typeof answer === 'string')
        faults.push({ path: `examples.${index}.given.${name}`, message: answer, ofKey: answer.startsWith(UNKNOWN) });
      else answers.set(name, answer);
    }
    if (faults.length > 0) return faults;
    const masks = possible(rulebook, masksOf(rulebook, answers));
    const does = judge(conditionOf(rule.when, rulebook), masks) ?? 'unknown';
    if (does === fires) return [];
    return [{ path: `examples.${index}.fires`, message: `the rule says ${does} on this example, not ${fires}` }];
  });
}

const UNKNOWN = 'no criterion is called that';
const nowhere = { source: { path: '', text: '' }, span: { start: 0, end: 0 } };

/** An answer as system.yaml would give it, or why it is none. */
function answerOf(criteria: readonly Criterion[], name: string, value: unknown): Answer | string {
  const criterion = criteria.find((candidate) => candidate.name === name);
  const names = criteria.map((candidate) => candidate.name);
  if (criterion === undefined) return `${UNKNOWN}.${didYouMean(name, names)}`.replace(/\.$/, '');
  const { domain } = criterion;
  const answer = { criterion: name, text: '', origin: 'stated' as const, place: nowhere };
  const given = Array.isArray(value) ? value : [value];
  if (domain.kind === 'quantity') {
    const parsed = given.map((each) => parseQuantity(each as string, domain.measure, domain.forever));
    const problem = parsed.find((each) => 'problem' in each);
    if (problem && 'problem' in problem) return problem.problem;
    return { ...answer, ranges: parsed.flatMap((each) => ('ranges' in each ? each.ranges : [])) };
  }
  const values = given.map(shown);
  const known = domain.kind === 'names' ? values : domain.values.map(({ id }) => id);
  const wrong = values.find((each) => !known.includes(each));
  if (wrong !== undefined)
    return `\`${wrong}\` is not a value of ${name}.${didYouMean(wrong, known)}`.replace(/\.$/, '');
  return { ...answer, values };
}
