import type { Carrier } from '../model/broker.js';
import type { Portfolio } from '../model/carrying.js';
import type { CarrierMatch } from './match-carrier.js';

/** One way to carry a group of like flows. */
interface Option {
  readonly id: string;
  readonly parts: readonly string[];
  readonly strains: number;
}

interface Group {
  readonly flows: number[];
  /** Best first. */
  readonly options: readonly Option[];
}

function groupsOf(flows: readonly (readonly CarrierMatch[])[]): Group[] {
  const groups = new Map<string, Group>();
  flows.forEach((ranking, flow) => {
    const options = ranking
      // What asks for nothing to be run would always be cheapest; it counts where it is the first choice.
      .filter(({ match, carrier }, place) => match !== 'cannot' && (carrier.parts.length > 0 || place === 0))
      .map(({ carrier, objections }) => ({ id: carrier.id, parts: carrier.parts, strains: objections.length }));
    const key = options.map(({ id, strains }) => `${id} ${strains}`).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { flows: [flow], options });
    else group.flows.push(flow);
  });
  return [...groups.values()];
}

type Cost = readonly [unmet: number, strains: number, added: number, effort: number, count: number, ids: string];

function compare(a: Cost, b: Cost): number {
  for (let i = 0; i < 5; i++) if (a[i] !== b[i]) return Number(a[i]) - Number(b[i]);
  return a[5] < b[5] ? -1 : a[5] > b[5] ? 1 : 0;
}

/** What a set of brokers does for every group: its best option among them. */
function assign(
  groups: readonly Group[],
  brokers: ReadonlySet<string>,
): { unmet: number; strains: number; chosen: (Option | undefined)[] } {
  let [unmet, strains] = [0, 0];
  const chosen = groups.map(({ flows, options }) => {
    let best: Option | undefined;
    for (const option of options)
      if ((best === undefined || option.strains < best.strains) && option.parts.every((part) => brokers.has(part)))
        best = option;
    if (best === undefined) unmet += flows.length;
    else strains += best.strains * flows.length;
    return best;
  });
  return { unmet, strains, chosen };
}

/**
 * The best set of brokers for all flows: fewest flows unmet, then fewest strains, then fewest brokers not yet running,
 * then least effort, then fewest brokers (some run already and ask no effort), then ids. Exact: meeting all that can be
 * met with the fewest strains comes first, so each group takes one of its best options, and branch and bound looks for
 * the cheapest union of their parts.
 */
export function portfolioOf(
  rankings: readonly (readonly CarrierMatch[])[],
  running: readonly string[],
  carriers: readonly Carrier[],
): Portfolio {
  const groups = groupsOf(rankings);
  const effort = new Map(carriers.map((carrier) => [carrier.id, carrier.effort]));
  const demands = bestOptions(groups);
  const cost = (brokers: ReadonlySet<string>): Cost => {
    const list = [...brokers].sort();
    return [
      0,
      0,
      list.filter((id) => !running.includes(id)).length,
      list.reduce((sum, id) => sum + (effort.get(id) ?? 1), 0),
      list.length,
      list.join(),
    ];
  };
  let best: { brokers: ReadonlySet<string>; cost: Cost } | undefined;
  const seen = new Set<string>();
  const search = (index: number, brokers: ReadonlySet<string>) => {
    const here = cost(brokers);
    // Brokers only add up, so a set that is no cheaper already can't become the best.
    if (best !== undefined && (here[2] > best.cost[2] || (here[2] === best.cost[2] && here[3] > best.cost[3]))) return;
    const key = `${index} ${here[5]}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (index === demands.length) {
      if (best === undefined || compare(here, best.cost) < 0) best = { brokers, cost: here };
      return;
    }
    if (demands[index].some((parts) => parts.every((part) => brokers.has(part)))) search(index + 1, brokers);
    for (const parts of demands[index])
      if (!parts.every((part) => brokers.has(part))) search(index + 1, new Set([...brokers, ...parts]));
  };
  search(0, new Set());
  return describe(groups, rankings.length, best?.brokers ?? new Set(), running, effort);
}

/** For each group that can be carried, the parts of its options with the fewest strains; the narrowest choice first. */
function bestOptions(groups: readonly Group[]): string[][][] {
  const demands = new Map<string, string[][]>();
  for (const { options } of groups) {
    if (options.length === 0) continue;
    const least = Math.min(...options.map(({ strains }) => strains));
    const parts = options.filter(({ strains }) => strains === least).map((option) => [...option.parts]);
    demands.set(JSON.stringify(parts), parts);
  }
  return [...demands.values()].sort((a, b) => a.length - b.length);
}

function describe(
  groups: readonly Group[],
  flows: number,
  brokers: ReadonlySet<string>,
  running: readonly string[],
  effort: ReadonlyMap<string, number>,
): Portfolio {
  const { unmet, strains, chosen } = assign(groups, brokers);
  const carries = new Array<string | undefined>(flows).fill(undefined);
  groups.forEach((group, index) => {
    for (const flow of group.flows) carries[flow] = chosen[index]?.id;
  });
  const list = [...brokers].sort();
  return {
    brokers: list,
    unmet,
    strains,
    added: list.filter((id) => !running.includes(id)).length,
    effort: list.reduce((sum, id) => sum + (effort.get(id) ?? 1), 0),
    carries,
  };
}

/** More sets than this are not tried; a system that needs so many brokers has other worries. */
const MOST_SETS = 300_000;

/** The best that one broker fewer could do; undefined where there is none to spare, or too many sets to try. */
export function oneFewer(
  portfolio: Portfolio,
  rankings: readonly (readonly CarrierMatch[])[],
  running: readonly string[],
  carriers: readonly Carrier[],
): Portfolio | undefined {
  const size = portfolio.brokers.length - 1;
  if (size < 1) return undefined;
  const groups = groupsOf(rankings);
  const useful = [...new Set(groups.flatMap(({ options }) => options.flatMap(({ parts }) => parts)))].sort();
  let sets = 1;
  for (let i = 0; i < size; i++) sets = (sets * (useful.length - i)) / (i + 1);
  if (sets > MOST_SETS) return undefined;
  const effort = new Map(carriers.map((carrier) => [carrier.id, carrier.effort]));
  let best: { brokers: Set<string>; cost: Cost } | undefined;
  const walk = (from: number, chosen: string[]) => {
    if (chosen.length === size) {
      const brokers = new Set(chosen);
      const { unmet, strains } = assign(groups, brokers);
      const cost: Cost = [
        unmet,
        strains,
        chosen.filter((id) => !running.includes(id)).length,
        chosen.reduce((sum, id) => sum + (effort.get(id) ?? 1), 0),
        chosen.length,
        chosen.join(),
      ];
      if (best === undefined || compare(cost, best.cost) < 0) best = { brokers, cost };
      return;
    }
    for (let i = from; i < useful.length; i++) walk(i + 1, [...chosen, useful[i]]);
  };
  walk(0, []);
  return best && describe(groups, rankings.length, best.brokers, running, effort);
}
