import { type AnswerCells, answerCells, weightsOf } from './answer-cells.js';
import type { Engine } from './model.js';
import type { Masks } from './spec.js';

/** What one component can still contribute: its distinct points with their prior mass, and its certain part. */
export interface ComponentDistribution {
  readonly box: AnswerCells;
  /** Prior weight of each cell of the box, and the place of its point in `points`; -1 where it cannot be. */
  readonly weights: Float64Array;
  readonly slots: Int32Array;
  /** Packed points, each once; none when no cell is consistent. */
  readonly points: readonly number[];
  readonly mass: readonly number[];
  /** The states met, each once. */
  readonly states: readonly number[];
  readonly leastM: number;
  readonly leastE: number;
  readonly mostM: number;
  readonly mostE: number;
  /** Decisive bits set in every possible case. */
  readonly decisive: number;
}

const memory = new WeakMap<Engine, Map<string, ComponentDistribution>>();
const MOST = 10_000;

/** The distribution of a component; few distinct sets of answers to one component occur, so each is computed once. */
export function distributionOn(engine: Engine, component: number, parent: number, masks: Masks): ComponentDistribution {
  let known = memory.get(engine);
  if (known === undefined) {
    known = new Map();
    memory.set(engine, known);
  }
  let key = `${component},${parent}`;
  for (const criterion of engine.model.components[component].criteria) key += `,${masks[criterion]}`;
  let distribution = known.get(key);
  if (distribution === undefined) {
    distribution = distributionOf(engine, component, parent, answerCells(engine, component, masks));
    if (known.size >= MOST) known.clear();
    known.set(key, distribution);
  }
  return distribution;
}

function distributionOf(engine: Engine, component: number, parent: number, box: AnswerCells): ComponentDistribution {
  const { model } = engine;
  const table = model.components[component].tables[parent];
  const weights = weightsOf(engine, component, parent, box);
  const slots = new Int32Array(box.indices.length);
  const slotOf = new Map<number, number>();
  // One more than the place of the point, by state; 0 where the state was not met.
  const known = new Int32Array(model.states.length);
  const points: number[] = [];
  const mass: number[] = [];
  const states: number[] = [];
  let [leastM, leastE, mostM, mostE, decisive] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0, 3];
  for (let i = 0; i < slots.length; i++) {
    const index = table[box.indices[i]];
    if (index < 0) {
      slots[i] = -1;
      continue;
    }
    if (known[index] === 0) {
      const point = engine.points[index];
      let slot = slotOf.get(point);
      if (slot === undefined) {
        slot = points.length;
        slotOf.set(point, slot);
        points.push(point);
        mass.push(0);
        const state = model.states[index];
        if (state.m < leastM) leastM = state.m;
        if (state.e < leastE) leastE = state.e;
        if (state.m > mostM) mostM = state.m;
        if (state.e > mostE) mostE = state.e;
        decisive &= state.decisive;
      }
      known[index] = slot + 1;
      states.push(index);
    }
    slots[i] = known[index] - 1;
    mass[slots[i]] += weights[i];
  }
  return { box, weights, slots, points, mass, states, leastM, leastE, mostM, mostE, decisive };
}
