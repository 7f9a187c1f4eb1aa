import type { Engine } from './model.js';

/**
 * The region of a flow on which everything is known: one look-up a component and an addition.
 * `cells` holds one cell for each criterion. Returns -1 for a combination that cannot be.
 */
export function verdict(engine: Engine, cells: ArrayLike<number>): number {
  const { model, plane, points } = engine;
  const parent = model.parent < 0 ? 0 : cells[model.parent];
  let point = 0;
  for (const { criteria, tables } of model.components) {
    let cell = 0;
    for (let i = criteria.length - 1; i >= 0; i--) cell = cell * model.cells[criteria[i]] + cells[criteria[i]];
    const state = tables[parent][cell];
    if (state < 0) return -1;
    point += points[state];
  }
  return plane.region[point];
}
