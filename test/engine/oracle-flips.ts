import type { Change, FlipSet } from '../../src/engine/index.js';
import { possible, range, regionOfNeeds, type World } from './oracle.js';

interface Found extends FlipSet {
  readonly alterations: number;
}

/** The contract's flips by trying every set of one to three changes, in the contract's order; at most five. */
export function flipTruths(world: World, masks: readonly number[], style: number, allowed = masks.map(() => 15)) {
  const read = criteriaRead(world);
  const single: Change[] = masks.flatMap((mask, criterion) =>
    range(world.spec.cells[criterion])
      .filter((cell) => read.has(criterion) && mask !== 1 << cell && (allowed[criterion] & (1 << cell)) !== 0)
      .map((cell) => ({ criterion, cell })),
  );
  const flipping = new Set<string>();
  const found: Found[] = [];
  for (const changes of [...subsets(single, 1), ...subsets(single, 2), ...subsets(single, 3)]) {
    if (new Set(changes.map(({ criterion }) => criterion)).size < changes.length) continue;
    const result = styleOf(world, put(masks, changes));
    if (result === undefined || result === style) continue;
    flipping.add(keyOf(changes));
    const smaller = changes.flatMap((change) => {
      const rest = changes.filter((other) => other !== change);
      return [[change], ...(rest.length > 0 ? [rest] : [])];
    });
    if (changes.length > 1 && smaller.some((set) => flipping.has(keyOf(set)))) continue;
    const alterations = changes.filter(({ criterion, cell }) => (masks[criterion] & (1 << cell)) === 0).length;
    found.push({ changes, style: result, alterations });
  }
  // Sorting is stable, and the sets were made in the order of criteria and cells.
  found.sort((a, b) => a.changes.length - b.changes.length || a.alterations - b.alterations);
  const isFirst = (set: Found) => found.find((other) => other.style === set.style) === set;
  return [...found.filter(isFirst), ...found.filter((set) => !isFirst(set))]
    .slice(0, 5)
    .map(({ changes, style: to }) => ({ changes, style: to }));
}

export function put(masks: readonly number[], changes: readonly Change[]): number[] {
  return masks.map((mask, index) => {
    const change = changes.find(({ criterion }) => criterion === index);
    return change === undefined ? mask : 1 << change.cell;
  });
}

/** The style that the answers give, as the contract says it; undefined where they contradict each other. */
export function styleOf(world: World, masks: readonly number[]): number | undefined {
  let [m, e, decisive, seen] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 3, 0];
  let region = 0;
  for (const one of possible(world, masks)) {
    m = Math.min(m, one.m);
    e = Math.min(e, one.e);
    decisive &= one.decisive;
    seen |= 1 << one.region;
    region = one.region;
  }
  if (seen === 0) return undefined;
  return seen === 1 << region ? region : regionOfNeeds(world.spec, m, e, decisive);
}

function criteriaRead({ spec }: World): Set<number> {
  const text = JSON.stringify([spec.rules, spec.exclusions]);
  return new Set(range(spec.cells.length).filter((index) => text.includes(`"criterion":${index},`)));
}

/** All subsets of a size, in the order of their members. */
function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

const keyOf = (changes: readonly Change[]) => changes.map(({ criterion, cell }) => `${criterion}=${cell}`).join();
