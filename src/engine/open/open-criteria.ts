import type { Engine } from '../model.js';
import { type Branch, branchesOf } from '../outlook.js';
import type { Masks } from '../spec.js';
import type { Spread } from '../spread.js';
import { Difference } from './difference.js';
import { Gains } from './gains.js';
import { parentIsOpen } from './parent-open.js';
import { pullOf } from './pull.js';

/** A criterion whose answer can still change the style. */
export interface OpenCell {
  readonly criterion: number;
  /** Expected drop of entropy over the styles when it is answered, in bits. */
  readonly matters: number;
}

/**
 * The open criteria, the one that matters most first. Open: two complete, consistent sets of answers that
 * differ in it alone give different styles.
 */
export function openCriteria(
  engine: Engine,
  masks: Masks,
  branches: readonly Branch[] = branchesOf(engine, masks),
): OpenCell[] {
  const { model, plane } = engine;
  const gains = new Gains(model.cells);
  const open = new Set<number>();
  for (const branch of branches) {
    const { pull, whole } = pullOf(plane, branch);
    gains.addBranch(model.parent, branch.parent, whole);
    branch.spreads.forEach((spread, component) => {
      // Known, or without influence on the regions.
      if (spread.slots.length < 2) return;
      const { criteria } = model.components[component];
      gains.addComponent(criteria, spread, pull[component]);
      addOpen(criteria, spread, new Difference(plane, branch, component, pull[component]), open);
    });
  }
  if (branches.length > 1 && parentIsOpen(engine, branches)) open.add(model.parent);
  return [...open]
    .map((criterion) => ({ criterion, matters: gains.of(criterion) }))
    .sort((a, b) => b.matters - a.matters || a.criterion - b.criterion);
}

/** Compares the cells of a box that differ in one criterion alone. */
function addOpen(criteria: readonly number[], { box, slots }: Spread, difference: Difference, open: Set<number>): void {
  let width = 1;
  for (let k = 0; k < criteria.length; k++) {
    const count = box.cells[k].length;
    if (count > 1 && !open.has(criteria[k]) && someDiffer(slots, width, count, difference)) open.add(criteria[k]);
    width *= count;
  }
}

function someDiffer(slots: Int32Array, width: number, count: number, difference: Difference): boolean {
  for (let i = 0; i < slots.length; i++) {
    if (slots[i] < 0) continue;
    // Only with the cells after this one: each pair once.
    for (let rank = ((i / width) | 0) % count, other = i + width; rank < count - 1; rank++, other += width)
      if (slots[other] >= 0 && slots[other] !== slots[i] && difference.between(slots[i], slots[other])) return true;
  }
  return false;
}
