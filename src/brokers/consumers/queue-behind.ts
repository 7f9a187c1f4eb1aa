import type { Answers } from '../../model/answer.js';
import type { Carrier, Catalogue, TierCondition } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import type { Estate } from '../estate.js';
import { type RankedCarrier, rankCarriers } from '../rank-carriers.js';
import { inRole } from '../roles.js';

/** Whether what reads from a carrier does so by position, one reader a partition. */
export const isReadByPosition = ({ facts }: Carrier): boolean => facts.get('parallelism')?.value === 'partition';

/** What can stand behind a publication as the queue of one consumer, best first. */
export function queuesFor(
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  used: readonly string[],
  estate: Estate,
): readonly RankedCarrier[] {
  const needs = neededOfQueue(catalogue, answers, criteria);
  return rankCarriers(catalogue, needs, criteria, { used, estate, needed: true }).filter(
    ({ carrier, match }) =>
      match !== 'cannot' && carrier.parts.length === 1 && carrier.parts[0] === carrier.id && !isReadByPosition(carrier),
  );
}

/** Of those, the one that a consumer works from already, else one that nothing more has to be run for, else the first. */
export function queueBehind(
  front: Carrier,
  queues: readonly RankedCarrier[],
  used: readonly string[],
): RankedCarrier | undefined {
  // What is sold in another place can't stand behind it.
  const reachable = queues.filter(
    ({ carrier }) => carrier.id !== front.id && carrier.places.some((place) => front.places.includes(place)),
  );
  return (
    reachable.find(({ carrier }) => used.includes(carrier.id)) ??
    reachable.find(({ adds }) => adds.every((platform) => front.platforms.includes(platform))) ??
    reachable[0]
  );
}

/**
 * What of the needs a queue behind a publication has to meet: not how many are served, nor whether it is a fact, nor what
 * the front of a composition alone gives, such as replay.
 */
function neededOfQueue(catalogue: Catalogue, answers: Answers, criteria: readonly Criterion[]): Answers {
  const published = [inRole(criteria, 'audience')?.name, inRole(criteria, 'parent')?.name];
  const behind = criteriaOfBack(catalogue);
  return new Map(
    [...answers].filter(([name]) => !published.includes(name) && (behind.has(name) || !met(catalogue).has(name))),
  );
}

const known = new WeakMap<Catalogue, { readonly back: ReadonlySet<string>; readonly met: ReadonlySet<string> }>();

const criteriaOfBack = (catalogue: Catalogue) => setsOf(catalogue).back;
const met = (catalogue: Catalogue) => setsOf(catalogue).met;

/** The criteria that some capability meets, and of these those of which one is a matter of the part behind. */
function setsOf(catalogue: Catalogue) {
  let sets = known.get(catalogue);
  if (sets === undefined) {
    const { requirements, capabilities } = catalogue;
    const ofBack = new Set(
      capabilities.filter(({ combines }) => combines === 'back' || combines === 'least').map(({ name }) => name),
    );
    const named = (condition: TierCondition) => ('capability' in condition ? [condition.capability] : []);
    const isOfBack = ({ tiers }: (typeof requirements)[number]) =>
      tiers.some(({ conditions }) => conditions.flatMap(named).some((name) => ofBack.has(name)));
    sets = {
      back: new Set(requirements.filter(isOfBack).map(({ criterion }) => criterion)),
      met: new Set(requirements.map(({ criterion }) => criterion)),
    };
    known.set(catalogue, sets);
  }
  return sets;
}
