import type { Portfolio, PortfolioCost } from '../../model/carrying.js';
import type { RankedCarrier } from '../rank-carriers.js';
import { described } from './describe.js';
import { type Group, groupsOf, type Option } from './options.js';

/** As many are told. */
const MOST = 5;
/** More sets of platforms than this are not tried, the largest ones last; a system that needs so many has other worries. */
const MOST_SETS = 20_000;

/**
 * The other sets of brokers that nobody could call worse in every respect: each beats the recommended one in flows unmet,
 * costly strains, platforms to add or routine strains, and none further equals or beats it in all four. For each set of
 * platforms every flow takes what can be used, with the fewest strains.
 */
export function alternativesTo(recommended: Portfolio, rankings: readonly (readonly RankedCarrier[])[]): Portfolio[] {
  const groups = groupsOf(rankings);
  const kinds = kindsOf(groups);
  let front: { cost: Cost; added: ReadonlySet<string> }[] = [];
  for (const added of setsOf(platformsIn(kinds), mostIn(kinds))) {
    const cost = costWithin(kinds, added);
    if (cost === undefined || !beatsSomewhere(cost, costOf(recommended))) continue;
    if (front.some((other) => dominates(other.cost, cost))) continue;
    front = [...front.filter((other) => !dominates(cost, other.cost)), { cost, added }];
  }
  const sets = front
    .sort((a, b) => compare(a.cost, b.cost))
    .map(({ added }) =>
      described(
        groups,
        groups.map((group) => leanest(group.options, added)),
      ),
    );
  // The same brokers with the flows spread otherwise are no other set.
  return sets.filter(({ brokers }) => brokers.join() !== recommended.brokers.join()).slice(0, MOST);
}

type Cost = readonly [unmet: number, costly: number, added: number, routine: number];

const costOf = ({ unmet, costly, adds, routine }: PortfolioCost): Cost => [unmet, costly, adds.length, routine];
const beatsSomewhere = (a: Cost, b: Cost) => a.some((part, at) => part < b[at]);
/** As good in everything. */
const dominates = (a: Cost, b: Cost) => a.every((part, at) => part <= b[at]);

function compare(a: Cost, b: Cost): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : a[at] - b[at];
}

/** Flows that cost the same whatever is added. */
interface Kind {
  readonly options: readonly Option[];
  readonly flows: number;
}

function kindsOf(groups: readonly Group[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { options, flows } of groups) {
    const worthwhile = undominated(options);
    const key = worthwhile.map((option) => `${lack(option)} ${option.ranked.adds.join()}`).join(';');
    const known = kinds.get(key);
    kinds.set(key, { options: worthwhile, flows: (known?.flows ?? 0) + flows.length });
  }
  return [...kinds.values()];
}

/** What an option lacks, in the order in which options are compared. */
const lack = ({ usability, ranked: { costly, routine } }: Option) => `${usability},${costly},${routine}`;

function atMost({ usability, ranked: a }: Option, { usability: other, ranked: b }: Option): boolean {
  if (usability !== other) return usability < other;
  return a.costly === b.costly ? a.routine <= b.routine : a.costly < b.costly;
}

/** Without options for which another one, that adds nothing else, does as well. */
function undominated(options: readonly Option[]): Option[] {
  const kept: Option[] = [];
  for (const option of options) {
    const within = (other: Option) => other.ranked.adds.every((platform) => option.ranked.adds.includes(platform));
    if (kept.some((other) => within(other) && atMost(other, option))) continue;
    kept.push(option);
  }
  return kept;
}

/** What a group takes where a set of platforms is added: what can be used, with the fewest strains; the first of those. */
function leanest(options: readonly Option[], added: ReadonlySet<string>): Option | undefined {
  let best: Option | undefined;
  for (const option of options)
    if (option.ranked.adds.every((platform) => added.has(platform)) && (best === undefined || !atMost(best, option)))
      best = option;
  return best;
}

/** Undefined where such a set carries nothing, or has a platform that nothing goes over. */
function costWithin(kinds: readonly Kind[], added: ReadonlySet<string>): Cost | undefined {
  let [unmet, costly, routine, carried] = [0, 0, 0, 0];
  const used = new Set<string>();
  for (const { options, flows } of kinds) {
    const option = leanest(options, added);
    if (option === undefined || option.usability > 0) unmet += flows;
    if (option === undefined) continue;
    costly += option.ranked.costly * flows;
    routine += option.ranked.routine * flows;
    if (option.ranked.carrier.parts.length > 0) carried += flows;
    for (const platform of option.ranked.adds) used.add(platform);
  }
  return carried === 0 || used.size < added.size ? undefined : [unmet, costly, added.size, routine];
}

const platformsIn = (kinds: readonly Kind[]) => [
  ...new Set(kinds.flatMap(({ options }) => options.flatMap(({ ranked }) => ranked.adds))),
];

/** How many platforms can be added at most so that something goes over each of them: every kind takes one option. */
const mostIn = (kinds: readonly Kind[]) =>
  kinds.reduce((sum, { options }) => sum + Math.max(0, ...options.map(({ ranked }) => ranked.adds.length)), 0);

/** Every set of at most so many of some platforms, the small ones first, up to so many sets. */
function* setsOf(platforms: readonly string[], most: number): Generator<ReadonlySet<string>> {
  let left = MOST_SETS;
  function* ofSize(size: number, from: number): Generator<string[]> {
    if (size === 0) yield [];
    else
      for (let at = from; at <= platforms.length - size; at++)
        for (const rest of ofSize(size - 1, at + 1)) yield [platforms[at], ...rest];
  }
  for (let size = 0; size <= Math.min(most, platforms.length); size++)
    for (const set of ofSize(size, 0)) {
      if (left-- === 0) return;
      yield new Set(set);
    }
}
