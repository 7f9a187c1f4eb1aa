import { criteriaIn } from '../../condition/walk.js';
import type { Answer, Answers } from '../../model/answer.js';
import type { Carrier, Catalogue } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import type { Criterion, Role } from '../../model/criterion.js';
import type { Estate } from '../estate.js';
import { carriedBy } from '../in-use.js';
import { addObjectionsTo, isConditionOn } from '../objections/requirement-cache.js';
import { inRole } from '../roles.js';
import { LOAD_ROLES } from '../sizing/load.js';
import { type CarrierMatch, effectiveCarrier, matchCarrier } from './match-carrier.js';

/** How each carrier meets what was stated, by its id. */
export type CarrierMatches = ReadonlyMap<string, CarrierMatch>;

/** What is there already: ids that the flow uses, and what the system runs. */
interface There {
  readonly used: readonly string[];
  readonly estate: Estate;
}

const runningIn = ({ used, estate }: There, catalogue: Catalogue): ReadonlySet<string> =>
  new Set([...estate.brokers, ...carriedBy(used, catalogue)]);

/** Holds every carrier against the stated needs. */
export function matchCarriers(
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  there: There,
): CarrierMatches {
  const running = runningIn(there, catalogue);
  return new Map(
    catalogue.carriers.map((carrier) => [carrier.id, matchCarrier(carrier, answers, catalogue, criteria, running)]),
  );
}

function hasLimitOn(criterion: string, { limitsOn, limits }: Carrier): boolean {
  return limitsOn?.includes(criterion) ?? limits.some(({ when }) => criteriaIn(when).includes(criterion));
}

/** Criteria that change what other answers count for. */
const OTHERS: readonly Role[] = ['order', 'running', 'languages', ...LOAD_ROLES];

/**
 * The same once one more answer is given, from how they met the others: only those that the answer says something against
 * are held against all of it anew.
 */
export function matchCarriersAfter(
  answer: Answer,
  before: CarrierMatches,
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  there: There,
): CarrierMatches {
  const { criterion } = answer;
  if (OTHERS.some((role) => inRole(criteria, role)?.name === criterion) || isConditionOn(criterion, catalogue))
    return matchCarriers(catalogue, answers, criteria, there);
  const running = runningIn(there, catalogue);
  const isUntouched = (match: CarrierMatch) => {
    const against: Objection[] = [];
    addObjectionsTo(answer, against, effectiveCarrier(match), answers, catalogue);
    return against.length === 0 && !hasLimitOn(criterion, match.carrier);
  };
  return new Map(
    [...before].map(([id, match]) => [
      id,
      isUntouched(match) ? match : matchCarrier(match.carrier, answers, catalogue, criteria, running),
    ]),
  );
}
