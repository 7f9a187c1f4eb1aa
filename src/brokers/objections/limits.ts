import { truthOn } from '../../condition/on-answers.js';
import { criteriaIn, isLeaf } from '../../condition/walk.js';
import type { Answers } from '../../model/answer.js';
import type { Carrier, Limit } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import type { Expression } from '../../model/expression.js';

/** What the limits of a carrier have against what is stated; they hold in each of its modes. */
export function limitObjections({ limits }: Carrier, answers: Answers): Objection[] {
  const objections: Objection[] = [];
  for (const limit of limits) {
    // Most are about something that was not said, which is quicker to see than that they are not known to hold.
    if (!neededBy(limit).every((name) => answers.has(name)) || truthOn(limit.when, answers) !== true) continue;
    const { when, id, verdict, weight, because, workaround, settledBy, source, asOf } = limit;
    objections.push({
      match: verdict,
      ...(weight === undefined ? {} : { weight }),
      criteria: criteriaIn(when).filter((name) => answers.has(name)),
      limit: id,
      because,
      workaround,
      ...(settledBy === undefined ? {} : { settledBy }),
      source,
      asOf,
    });
  }
  return objections;
}

const needed = new WeakMap<Limit, readonly string[]>();

/** The criteria without which a limit can't be known to hold. */
function neededBy(limit: Limit): readonly string[] {
  let names = needed.get(limit);
  if (names === undefined) {
    names = required(limit.when);
    needed.set(limit, names);
  }
  return names;
}

function required(when: Expression): string[] {
  if (isLeaf(when)) return [...criteriaIn(when)];
  if ('not' in when) return [];
  if ('knownTrue' in when) return required(when.knownTrue);
  if ('all' in when) return when.all.flatMap(required);
  const [first = [], ...others] = when.any.map(required);
  return first.filter((name) => others.every((names) => names.includes(name)));
}
