import type { ComponentDistribution } from '../component-distribution.js';
import type { Engine } from '../model.js';
import type { Masks } from '../spec.js';
import { type Branch, branchesOf } from '../style-outlook.js';
import { contributionOf } from './contribution.js';
import { Difference } from './difference.js';
import { InformationGain } from './information-gain.js';
import { parentIsOpen } from './parent-open.js';

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
  const gains = new InformationGain(model.cells);
  const open = new Set<number>();
  for (const branch of branches) {
    const { pull, whole } = contributionOf(plane, branch);
    gains.addBranch(model.parent, branch.parent, whole);
    branch.distributions.forEach((distribution, component) => {
      // Known, or without influence on the regions.
      if (distribution.slots.length < 2) return;
      const { criteria } = model.components[component];
      gains.addComponent(criteria, distribution, pull[component]);
      addOpen(criteria, distribution, new Difference(plane, branch, component, pull[component]), open);
    });
  }
  if (branches.length > 1 && parentIsOpen(engine, branches)) open.add(model.parent);
  return [...open]
    .map((criterion) => ({ criterion, matters: gains.of(criterion) }))
    .sort((a, b) => b.matters - a.matters || a.criterion - b.criterion);
}

/** Compares the cells of a box that differ in one criterion alone. */
function addOpen(
  criteria: readonly number[],
  { box, slots }: ComponentDistribution,
  difference: Difference,
  open: Set<number>,
): void {
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
