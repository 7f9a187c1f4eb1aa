import { type Engine, priorOf } from './model.js';
import type { Masks } from './spec.js';

/** What one component can still contribute: its distinct points with their prior mass, and its certain part. */
export interface Spread {
  /** Packed points, each once. */
  readonly points: readonly number[];
  readonly mass: readonly number[];
  /** Prior mass of all that is consistent with the answers; 0 when nothing is. */
  readonly total: number;
  readonly leastM: number;
  readonly leastE: number;
  readonly mostM: number;
  readonly mostE: number;
  /** Decisive bits set in every possible case. */
  readonly decisive: number;
  /** The states met, each once. */
  readonly states: readonly number[];
}

/** Calls `visit` for each cell of a component that the answers allow and no exclusion forbids. */
export function eachCell(
  engine: Engine,
  component: number,
  parent: number,
  masks: Masks,
  visit: (state: number, mass: number, cells: Int32Array) => void,
): void {
  const { criteria, tables } = engine.model.components[component];
  const table = tables[parent];
  const cells = new Int32Array(criteria.length);
  const priors = criteria.map((criterion) => priorOf(engine.model, criterion, parent));
  const walk = (depth: number, base: number, stride: number, mass: number) => {
    if (depth === criteria.length) {
      if (table[base] >= 0) visit(table[base], mass, cells);
      return;
    }
    const size = engine.model.cells[criteria[depth]];
    for (let cell = 0; cell < size; cell++) {
      if ((masks[criteria[depth]] & (1 << cell)) === 0) continue;
      cells[depth] = cell;
      walk(depth + 1, base + cell * stride, stride * size, mass * priors[depth][cell]);
    }
  };
  walk(0, 0, 1, 1);
}

export function spreadOf(engine: Engine, component: number, parent: number, masks: Masks): Spread {
  const { states } = engine.model;
  const massOf = new Map<number, number>();
  let total = 0;
  eachCell(engine, component, parent, masks, (state, mass) => {
    massOf.set(state, (massOf.get(state) ?? 0) + mass);
    total += mass;
  });
  let leastM = Number.POSITIVE_INFINITY;
  let leastE = Number.POSITIVE_INFINITY;
  let mostM = 0;
  let mostE = 0;
  let decisive = 3;
  const atPoint = new Map<number, number>();
  for (const [index, mass] of massOf) {
    const state = states[index];
    leastM = Math.min(leastM, state.m);
    leastE = Math.min(leastE, state.e);
    mostM = Math.max(mostM, state.m);
    mostE = Math.max(mostE, state.e);
    decisive &= state.decisive;
    atPoint.set(engine.points[index], (atPoint.get(engine.points[index]) ?? 0) + mass);
  }
  return {
    points: [...atPoint.keys()],
    mass: [...atPoint.values()],
    total: massOf.size === 0 ? 0 : total,
    leastM,
    leastE,
    mostM,
    mostE,
    decisive,
    states: [...massOf.keys()],
  };
}
