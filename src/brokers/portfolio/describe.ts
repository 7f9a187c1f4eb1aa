import type { PlatformUse, Portfolio } from '../../model/carrying.js';
import type { Group, Option } from './options.js';

/** What a choice for each group comes to. */
export function described(groups: readonly Group[], chosen: readonly (Option | undefined)[]): Portfolio {
  const count = groups.reduce((sum, { flows }) => sum + flows.length, 0);
  const carries = new Array<string | undefined>(count).fill(undefined);
  const [brokers, adds] = [new Set<string>(), new Set<string>()];
  const platforms = new Map<string, { runs: boolean; flows: number[] }>();
  let [unmet, costly, routine, distance] = [0, 0, 0, 0];
  groups.forEach(({ flows }, index) => {
    const option = chosen[index];
    if (option === undefined || option.usability > 0) unmet += flows.length;
    if (option === undefined) return;
    const { ranked, place } = option;
    costly += ranked.costly * flows.length;
    routine += ranked.routine * flows.length;
    distance += place * flows.length;
    for (const part of ranked.carrier.parts) brokers.add(part);
    for (const platform of ranked.adds) adds.add(platform);
    for (const id of ranked.carrier.platforms) {
      const use = platforms.get(id) ?? { runs: true, flows: [] };
      platforms.set(id, { runs: use.runs && !ranked.adds.includes(id), flows: use.flows.concat(flows) });
    }
    for (const flow of flows) carries[flow] = ranked.carrier.id;
  });
  return {
    brokers: [...brokers].sort(),
    unmet,
    costly,
    adds: [...adds].sort(),
    routine,
    distance,
    carries,
    platforms: [...platforms]
      .map(([id, { runs, flows }]): PlatformUse => ({ id, runs, flows: flows.sort((a, b) => a - b) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
