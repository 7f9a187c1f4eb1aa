import type { Answer } from '../../model/answer.js';
import type { Criterion } from '../../model/criterion.js';
import { parseQuantity } from '../../model/quantity.js';
import { didYouMean } from '../../text/nearest.js';
import { withoutStop } from '../../text/phrases.js';
import { shown } from '../read/field-reader.js';

/** How a problem starts that is one of the name and not of the value. */
export const UNKNOWN = 'no criterion is called that';
/** Examples are plain data: what they say has no place in a text. */
export const NOWHERE = { source: { path: '', text: '' }, span: { start: 0, end: 0 } };

/** An answer as system.yaml would give it, or why it is none. */
export function answerOf(criteria: readonly Criterion[], name: string, value: unknown): Answer | string {
  const criterion = criteria.find((candidate) => candidate.name === name);
  const names = criteria.map((candidate) => candidate.name);
  if (criterion === undefined) return withoutStop(`${UNKNOWN}.${didYouMean(name, names)}`);
  const { domain } = criterion;
  const answer = { criterion: name, text: '', origin: 'stated' as const, place: NOWHERE };
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
  if (wrong !== undefined) return withoutStop(`\`${wrong}\` is not a value of ${name}.${didYouMean(wrong, known)}`);
  return { ...answer, values };
}
