import { usabilityOf } from '../matching/match-carrier.js';
import type { RankedCarrier } from '../rank-carriers.js';

/** One way to carry some flows. */
export interface Option {
  readonly ranked: RankedCarrier;
  /** How many carriers stand before it. */
  readonly place: number;
  /** 0 where it can be used, 1 where that is not known. */
  readonly usability: number;
}

/** Flows that are alike in all that counts here. */
export interface Group {
  /** Their positions. */
  readonly flows: readonly number[];
  /** Best first. */
  readonly options: readonly Option[];
}

/** Flows by what can carry them; those with the same needs share their ranking. */
export function groupsOf(rankings: readonly (readonly RankedCarrier[])[]): Group[] {
  const groups = new Map<readonly RankedCarrier[], number[]>();
  rankings.forEach((ranking, flow) => {
    const same = groups.get(ranking);
    if (same === undefined) groups.set(ranking, [flow]);
    else same.push(flow);
  });
  return [...groups].map(([ranking, flows]) => ({ flows, options: optionsIn(ranking) }));
}

function optionsIn(ranking: readonly RankedCarrier[]): Option[] {
  return ranking.flatMap((ranked, place) => {
    // What asks for nothing to be run would always be cheapest; it counts where it is the first choice.
    if (ranked.match === 'cannot' || (ranked.carrier.parts.length === 0 && place > 0)) return [];
    return [{ ranked, place, usability: usabilityOf(ranked) }];
  });
}

/** The first of a group's options that a set of added platforms allows. */
export function firstWithin({ options }: Group, added: ReadonlySet<string>): Option | undefined {
  return options.find(({ ranked }) => ranked.adds.every((platform) => added.has(platform)));
}
