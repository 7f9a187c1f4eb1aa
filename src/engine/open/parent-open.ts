import type { ComponentDistribution } from '../component-distribution.js';
import type { Engine } from '../model.js';
import type { Branch } from '../style-outlook.js';

/**
 * Whether two complete, consistent sets of answers that differ in the parent alone give different regions.
 * Every component depends on the parent, so pairs of points add up over all components at once.
 */
export function parentIsOpen(engine: Engine, branches: readonly Branch[]): boolean {
  return branches.some((branch, index) =>
    branches.slice(index + 1).some((other) => pairDiffers(engine, branch, other)),
  );
}

function pairDiffers({ plane }: Engine, first: Branch, second: Branch): boolean {
  const parts = first.distributions.map((distribution, index) =>
    pairsOf(plane.size, distribution, second.distributions[index]),
  );
  if (parts.some((pairs) => pairs.length === 0)) return false;
  const differ = (pair: number) => plane.region[Math.floor(pair / plane.size)] !== plane.region[pair % plane.size];
  // Most often one component at a time is enough to show a difference.
  const some = parts.map((pairs) => pairs[0]);
  for (let index = 0; index < parts.length; index++) {
    const rest = some.reduce((sum, pair, other) => (other === index ? sum : sum + pair), 0);
    if (parts[index].some((pair) => differ(rest + pair))) return true;
  }
  let sums = new Set([0]);
  for (const pairs of parts) {
    const next = new Set<number>();
    for (const sum of sums) for (const pair of pairs) next.add(sum + pair);
    sums = next;
  }
  for (const sum of sums) if (differ(sum)) return true;
  return false;
}

/** The distinct pairs of points of one component under two values of the parent, same answers in both. */
function pairsOf(size: number, first: ComponentDistribution, second: ComponentDistribution): number[] {
  const pairs = new Set<number>();
  for (let i = 0; i < first.slots.length; i++) {
    if (first.slots[i] >= 0 && second.slots[i] >= 0)
      pairs.add(first.points[first.slots[i]] * size + second.points[second.slots[i]]);
  }
  return [...pairs];
}
