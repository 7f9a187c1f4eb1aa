import { truthOn } from '../../condition/on-answers.js';
import { criteriaIn, isLeaf } from '../../condition/walk.js';
import type { Answers } from '../../model/answer.js';
import type { Carrier } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import type { Expression } from '../../model/expression.js';

/** What the limits of a carrier have against what is stated; they hold in each of its modes. */
export function limitObjections(carrier: Carrier, answers: Answers): Objection[] {
  const objections: Objection[] = [];
  if (carrier.limitsOn?.some((name) => answers.has(name)) === false) return objections;
  for (const limit of carrier.limits) {
    // Most are about something that was not said, which is quicker to see than that they are not known to hold.
    if (!canHold(limit.when, answers) || truthOn(limit.when, answers) !== true) continue;
    const { when, id, verdict, weight, settledBy, settledAs, toldBy, asOf } = limit;
    objections.push({
      match: verdict,
      ...(weight === undefined ? {} : { weight }),
      criteria: criteriaIn(when).filter((name) => answers.has(name)),
      limit: id,
      // Read when they are asked for: of most carriers of a flow nothing is told.
      get because() {
        return limit.because;
      },
      get workaround() {
        return limit.workaround;
      },
      ...(settledBy === undefined ? {} : { settledBy }),
      ...(settledAs === undefined ? {} : { settledAs }),
      ...(toldBy === undefined ? {} : { toldBy }),
      get source() {
        return limit.source;
      },
      asOf,
    });
  }
  return objections;
}

/** Whether a condition can be known to hold: not while something is unanswered without which it can't. */
function canHold(when: Expression, answers: Answers): boolean {
  if (isLeaf(when))
    return 'fact' in when ? answers.has(when.fact.name) : criteriaIn(when).every((name) => answers.has(name));
  if ('not' in when) return true;
  if ('knownTrue' in when) return canHold(when.knownTrue, answers);
  return 'all' in when
    ? when.all.every((part) => canHold(part, answers))
    : when.any.some((part) => canHold(part, answers));
}
