import type { Engine } from './model.js';
import type { Branch } from './outlook.js';
import type { Masks } from './spec.js';
import { eachCell } from './spread.js';

/**
 * Whether two complete, consistent sets of answers that differ in the parent alone give different regions.
 * Every component depends on the parent, so pairs of points add up over all components at once.
 */
export function parentIsOpen(engine: Engine, masks: Masks, branches: readonly Branch[]): boolean {
  for (let i = 0; i < branches.length; i++) {
    for (let j = i + 1; j < branches.length; j++) {
      if (pairDiffers(engine, masks, branches[i].parent, branches[j].parent)) return true;
    }
  }
  return false;
}

function pairDiffers(engine: Engine, masks: Masks, first: number, second: number): boolean {
  const { model, plane } = engine;
  const parts = model.components.map((_, index) => pairsOf(engine, index, first, second, masks));
  if (parts.some((pairs) => pairs.length === 0)) return false;
  const differ = (pair: number) => plane.region[Math.floor(pair / plane.size)] !== plane.region[pair % plane.size];
  const add = (a: number, b: number) =>
    plane.add(Math.floor(a / plane.size), Math.floor(b / plane.size)) * plane.size +
    plane.add(a % plane.size, b % plane.size);
  // Most often one component at a time is enough to show a difference.
  const some = parts.map((pairs) => pairs[0]);
  for (let index = 0; index < parts.length; index++) {
    const rest = some.reduce((sum, pair, other) => (other === index ? sum : add(sum, pair)), 0);
    if (parts[index].some((pair) => differ(add(rest, pair)))) return true;
  }
  let sums = new Set([0]);
  for (const pairs of parts) {
    const next = new Set<number>();
    for (const sum of sums) for (const pair of pairs) next.add(add(sum, pair));
    sums = next;
  }
  return [...sums].some(differ);
}

/** The distinct pairs of points of one component under two values of the parent, same answers in both. */
function pairsOf(engine: Engine, component: number, first: number, second: number, masks: Masks): number[] {
  const { criteria } = engine.model.components[component];
  const strides = criteria.map((_, index) =>
    criteria.slice(0, index).reduce((product, c) => product * engine.model.cells[c], 1),
  );
  const table = engine.model.components[component].tables[second];
  const pairs = new Set<number>();
  eachCell(engine, component, first, masks, (state, _mass, cells) => {
    let index = 0;
    for (let k = 0; k < criteria.length; k++) index += cells[k] * strides[k];
    if (table[index] >= 0) pairs.add(engine.points[state] * engine.plane.size + engine.points[table[index]]);
  });
  return [...pairs];
}
