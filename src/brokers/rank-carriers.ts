import type { Answers } from '../model/answer.js';
import type { Catalogue } from '../model/broker.js';
import type { Criterion } from '../model/criterion.js';
import { type Estate, Landscape } from './estate.js';
import { carriedBy } from './in-use.js';
import { isOffered } from './matching/is-offered.js';
import { type CarrierMatch, usabilityOf } from './matching/match-carrier.js';
import { type CarrierMatches, matchCarriers } from './matching/match-carriers.js';
import { inRole } from './roles.js';
import { unaskedIn } from './unasked.js';

/** What decides between carriers beside what they can do. */
export interface Preference {
  /** Ids in the flow's `uses`. */
  readonly used: readonly string[];
  /** What the system runs already. */
  readonly estate: Estate;
  /** Whether a broker is needed at all; null where that is open. */
  readonly needed: boolean | null;
}

/** A carrier in its place among the others. */
export interface RankedCarrier extends CarrierMatch {
  /** Ids of the platforms that would have to be added for it. */
  readonly adds: readonly string[];
}

/**
 * Every carrier that is worth offering against the stated needs, best first, in the contract's order.
 * @param order the keys that count; all of them but where one is left out to see what it does
 */
export function rankCarriers(
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  preference: Preference,
  order: readonly OrderKey[] = ORDER,
): RankedCarrier[] {
  const matches = matchCarriers(catalogue, answers, criteria, preference);
  return rankMatches(matches, catalogue, answers, unaskedIn(catalogue.inherents, answers), criteria, preference, order);
}

/**
 * The same of matches that were made already.
 * @param unasked what carriers bring that is more than these needs ask for
 */
export function rankMatches(
  matches: CarrierMatches,
  catalogue: Catalogue,
  answers: Answers,
  unasked: ReadonlySet<string>,
  criteria: readonly Criterion[],
  { used: named, estate, needed }: Preference,
  order: readonly OrderKey[] = ORDER,
): RankedCarrier[] {
  const used = carriedBy(named, catalogue);
  const places = order.map((key) => ORDER.indexOf(key));
  const landscape = new Landscape(estate, answers, catalogue, criteria);
  const keyOf = orderKey(landscape, answers, unasked, criteria, used);
  const ranked = [...matches.values()]
    .filter((match) => isOffered(match, matches) || used.includes(match.carrier.id))
    .map((match) => ({ match, key: keyOf(match) }))
    .sort((a, b) => compareKeys(a.key, b.key, places) || (a.match.carrier.id < b.match.carrier.id ? -1 : 1))
    .map(({ match: { carrier, mode, match, objections, costly, routine } }) => {
      const adds = landscape.adds(carrier);
      return { carrier, mode, match, objections, costly, routine, adds };
    });
  return withCalls(ranked, needed, used);
}

/** What each carrier is compared by, in the contract's order, each the smaller the better. */
export const ORDER = [
  'usability',
  'used',
  'costly',
  'platforms',
  'distance',
  'service',
  'portable',
  'effort',
  'unasked',
  'routine',
  'usual',
] as const;
export type OrderKey = (typeof ORDER)[number];

function orderKey(
  landscape: Landscape,
  answers: Answers,
  unasked: ReadonlySet<string>,
  criteria: readonly Criterion[],
  used: readonly string[],
): (match: CarrierMatch) => readonly number[] {
  const effort = effortThatCounts(answers, criteria);
  return (match) => {
    const { carrier, costly, routine } = match;
    return [
      usabilityOf(match),
      usabilityOf(match) === 0 && costly === 0 && used.includes(carrier.id) ? 0 : 1,
      costly,
      landscape.adds(carrier).length,
      landscape.distance(carrier),
      landscape.placed && !landscape.isService(carrier) ? 1 : 0,
      landscape.placed || carrier.places.length > 1 ? 0 : 1,
      landscape.runs(carrier) ? 0 : effort(carrier.effort),
      carrier.inherent.some((id) => unasked.has(id)) ? 1 : 0,
      routine,
      carrier.usualRank,
    ];
  };
}

/** What the place, the team and what runs say of each carrier, as one number; the smaller comes first. */
export function placesBefore(
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  estate: Estate,
): number[] {
  const landscape = new Landscape(estate, answers, catalogue, criteria);
  const keyOf = orderKey(landscape, answers, unaskedIn(catalogue.inherents, answers), criteria, []);
  const [from, to] = [ORDER.indexOf('platforms'), ORDER.indexOf('effort')];
  return catalogue.carriers.map((carrier) =>
    keyOf({ carrier, match: 'fits', objections: [], costly: 0, routine: 0 })
      .slice(from, to + 1)
      .reduce((so, part) => 10 * so + part, 0),
  );
}

function compareKeys(a: readonly number[], b: readonly number[], places: readonly number[]): number {
  for (const at of places) if (a[at] !== b[at]) return a[at] - b[at];
  return 0;
}

/** Steps between what a broker asks of the team and what the team has that are too many. */
const TOO_FAR = 2;

/** The effort that a carrier asks, where it matters: of a team with little to spare, or with far too little. */
function effortThatCounts(answers: Answers, criteria: readonly Criterion[]): (asked: number) => number {
  const criterion = inRole(criteria, 'effort');
  const levels = criterion?.domain.kind === 'choice' ? criterion.domain.values.map(({ id }) => id) : [];
  const has = ((criterion && answers.get(criterion.name)?.values) ?? []).map((value) => levels.indexOf(value));
  if (has.length === 0) return () => 0;
  const most = Math.max(...has);
  return (asked) => (most === 0 || asked - most >= TOO_FAR ? asked : 0);
}

/** A call is no broker: first where none is needed, else after all that fits. */
function withCalls(ranked: readonly RankedCarrier[], needed: boolean | null, used: readonly string[]): RankedCarrier[] {
  const isCall = (match: CarrierMatch) =>
    match.carrier.parts.length === 0 && usabilityOf(match) === 0 && !used.includes(match.carrier.id);
  const calls = ranked.filter(isCall);
  const others = ranked.filter((match) => !isCall(match));
  if (needed === false) return [...calls, ...others];
  const usable = others.filter((match) => usabilityOf(match) === 0).length;
  const fitting = others.findLastIndex(({ match }) => match === 'fits') + 1;
  // Where a broker is needed, a call is no way round what strains.
  const place = needed === true || calls.some(({ match }) => match !== 'fits') ? usable : fitting;
  return [...others.slice(0, place), ...calls, ...others.slice(place)];
}
