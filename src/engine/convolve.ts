import type { ComponentDistribution } from './component-distribution.js';
import type { ScorePlane } from './score-plane.js';

/** A distribution over packed points; only points with mass are listed. */
export interface Distribution {
  readonly keys: readonly number[];
  readonly mass: readonly number[];
}

/** Sums of independent parts, exact: every pair of points, masses multiplied. Keeps its scratch space between sums. */
export class Convolver {
  private readonly dense: Float64Array;
  private readonly touched: Uint8Array;

  constructor(plane: ScorePlane) {
    this.dense = new Float64Array(plane.size);
    this.touched = new Uint8Array(plane.size);
  }

  sum(base: Distribution, part: Pick<ComponentDistribution, 'points' | 'mass'>): Distribution {
    const { dense, touched } = this;
    // One command run once in a process is not compiled by the time it ends: what is read in a loop is a local.
    const { keys: from, mass: weights } = base;
    const size = from.length;
    const keys: number[] = [];
    for (let j = 0; j < part.points.length; j++) {
      const point = part.points[j];
      const factor = part.mass[j];
      for (let i = 0; i < size; i++) {
        const sum = from[i] + point;
        if (touched[sum] === 0) {
          touched[sum] = 1;
          keys.push(sum);
        }
        dense[sum] += weights[i] * factor;
      }
    }
    const mass: number[] = [];
    for (const key of keys) {
      mass.push(dense[key]);
      dense[key] = 0;
      touched[key] = 0;
    }
    return { keys, mass };
  }
}

const convolvers = new WeakMap<ScorePlane, Convolver>();

/** The one convolver of a plane: its scratch space is empty again after each sum. */
export function convolverOf(plane: ScorePlane): Convolver {
  let convolver = convolvers.get(plane);
  if (convolver === undefined) {
    convolver = new Convolver(plane);
    convolvers.set(plane, convolver);
  }
  return convolver;
}

/** Positions of the parts, those with the fewest points first: the cheapest order in which to add them up. */
export function fewestFirst(distributions: readonly ComponentDistribution[]): number[] {
  return distributions
    .map((_, index) => index)
    .sort((a, b) => distributions[a].points.length - distributions[b].points.length);
}
