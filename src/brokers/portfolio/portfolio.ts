import type { Portfolio } from '../../model/carrying.js';
import type { RankedCarrier } from '../rank-carriers.js';
import { described } from './describe.js';
import { firstWithin, type Group, groupsOf, type Option } from './options.js';

/**
 * The brokers for all flows together: fewest flows unmet, then fewest costly strains, then fewest platforms to add, then
 * least distance of each flow from its own first choice, then ids. Exact: each flow's own order puts what can be used
 * first and costly strains next, so the first two are met by all flows at once, and what is left is to cover them with
 * the fewest platforms.
 */
export function portfolioOf(rankings: readonly (readonly RankedCarrier[])[]): Portfolio {
  const groups = groupsOf(rankings);
  const covers = smallestCovers(groups.flatMap((group) => demandOf(group) ?? []));
  const found = covers.map((added) => choiceWithin(groups, added));
  const least = Math.min(...found.map(({ distance }) => distance));
  return found
    .filter(({ distance }) => distance === least)
    .map(({ chosen }) => described(groups, chosen))
    .reduce((best, other) => (other.brokers.join() < best.brokers.join() ? other : best));
}

function choiceWithin(groups: readonly Group[], added: ReadonlySet<string>) {
  let distance = 0;
  const chosen = groups.map((group): Option | undefined => {
    const option = firstWithin(group, added);
    distance += (option?.place ?? 0) * group.flows.length;
    return option;
  });
  return { distance, chosen };
}

/** Sets of platforms of which one has to be added, so that a group is carried as well as it can be; none where nothing has. */
type Demand = readonly (readonly string[])[];

function demandOf({ options }: Group): { demand: Demand; key: string } | undefined {
  const [first] = options;
  if (first === undefined) return undefined;
  const asGood = options.filter(
    ({ usability, ranked }) => usability === first.usability && ranked.costly === first.ranked.costly,
  );
  const sets = new Map(asGood.map(({ ranked: { adds } }) => [[...adds].sort().join(), adds]));
  if (sets.has('')) return undefined;
  return { demand: [...sets.values()], key: [...sets.keys()].sort().join(';') };
}

/** Every set of platforms of the least size that meets each demand. */
function smallestCovers(demands: readonly { readonly demand: Demand; readonly key: string }[]): ReadonlySet<string>[] {
  const distinct = [...new Map(demands.map(({ demand, key }) => [key, demand])).values()];
  // The narrowest choice first.
  distinct.sort((a, b) => a.length - b.length);
  for (let size = 0; ; size++) {
    const found = new Map<string, ReadonlySet<string>>();
    const seen = new Set<string>();
    const search = (added: ReadonlySet<string>) => {
      const key = [...added].sort().join();
      if (seen.has(key)) return;
      seen.add(key);
      const open = distinct.find((demand) => !demand.some((set) => set.every((platform) => added.has(platform))));
      if (open === undefined) {
        found.set(key, added);
        return;
      }
      for (const set of open) {
        const more = new Set([...added, ...set]);
        // Platforms only add up.
        if (more.size <= size) search(more);
      }
    };
    search(new Set());
    if (found.size > 0) return [...found.values()];
  }
}
