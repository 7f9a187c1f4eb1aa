import type { Change, FlipSet } from '../../src/engine/index.js';
import { possible, range, regionOfNeeds, type World } from './oracle.js';

interface Found extends FlipSet {
  readonly alterations: number;
}

/** The contract's flips by trying every set of one to three changes, in the contract's order; at most five. */
export function flipTruths(
  world: World,
  masks: readonly number[],
  style: number,
  allowed = masks.map(() => 15),
  ordered: readonly boolean[] = [],
) {
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
  const distinct = found.filter((set) => !found.some((other) => standsFor(other, set, masks, ordered)));
  // Sorting is stable, and the sets were made in the order of criteria and cells.
  distinct.sort((a, b) => a.changes.length - b.changes.length || a.alterations - b.alterations);
  const isFirst = (set: Found) => distinct.find((other) => other.style === set.style) === set;
  return [...distinct.filter(isFirst), ...distinct.filter((set) => !isFirst(set))]
    .slice(0, 5)
    .map(({ changes, style: to }) => ({ changes, style: to }));
}

/** Whether a set is another one but for a cell of one quantity that is nearer to what was said, or as near and lower. */
function standsFor(one: Found, other: Found, masks: readonly number[], ordered: readonly boolean[]): boolean {
  if (one.style !== other.style || one.changes.length !== other.changes.length) return false;
  if (one.changes.some(({ criterion }, at) => criterion !== other.changes[at].criterion)) return false;
  const apart = one.changes.flatMap((change, at) => (change.cell === other.changes[at].cell ? [] : [at]));
  if (apart.length !== 1) return false;
  const { criterion, cell } = one.changes[apart[0]];
  if (!ordered[criterion]) return false;
  const said = range(10).filter((each) => (masks[criterion] & (1 << each)) !== 0);
  const away = (from: number) => Math.min(...said.map((each) => Math.abs(each - from)));
  const [near, far] = [away(cell), away(other.changes[apart[0]].cell)];
  return near < far || (near === far && cell < other.changes[apart[0]].cell);
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
