import { truthOn } from '../condition/on-answers.js';
import type { Answers } from '../model/answer.js';
import type { Inherent } from '../model/broker.js';

/** What carriers bring that is more than these needs ask for. */
export function unaskedIn(inherents: readonly Inherent[], answers: Answers): ReadonlySet<string> {
  const isUnasked = ({ askedBy, unwantedBy }: Inherent) =>
    (askedBy !== undefined && truthOn(askedBy, answers) !== true) ||
    (unwantedBy !== undefined && truthOn(unwantedBy, answers) === true);
  return new Set(inherents.filter(isUnasked).map(({ id }) => id));
}
