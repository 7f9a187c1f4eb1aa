import { type Answer, formatAnswer } from '../../model/answer.js';
import type { Criterion } from '../../model/criterion.js';
import { parseQuantity } from '../../model/quantity.js';
import type { FieldReader } from '../../text/field-reader.js';
import { didYouMean } from '../../text/nearest.js';

/** An answer as system.yaml would give it; none, and told, where it is none. */
export function readAnswer(at: FieldReader, criteria: readonly Criterion[]): Answer | undefined {
  const criterion = criteria.find(({ name }) => name === at.key);
  if (criterion === undefined) {
    const names = criteria.map(({ name }) => name);
    at.keyFault(`no criterion is called that.${didYouMean(at.key, names)}`);
    return undefined;
  }
  const { name, domain } = criterion;
  const given = at.kind === 'list' ? at.items() : [at];
  const values = given.map((each) => each.shown);
  const written = values.length === 1 ? values[0] : values;
  const text = formatAnswer({ written }, 'yaml');
  const answer = { criterion: name, written, text, origin: 'stated' as const, place: at.place };
  if (domain.kind === 'quantity') {
    const parsed = given.map((each) => parseQuantity(each.plain as string, domain.measure, domain.forever));
    const problem = parsed.find((each) => 'problem' in each);
    if (problem && 'problem' in problem) {
      at.fault(problem.problem);
      return undefined;
    }
    return { ...answer, ranges: parsed.flatMap((each) => ('ranges' in each ? each.ranges : [])) };
  }
  const known = domain.values?.map(({ id }) => id) ?? values;
  const wrong = given.find((each) => !known.includes(each.shown));
  if (wrong === undefined) return { ...answer, values };
  wrong.fault(`\`${wrong.shown}\` is not a value of ${name}.${didYouMean(wrong.shown, known)}`);
  return undefined;
}
