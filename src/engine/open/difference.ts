import { convolverOf, type Distribution, fewestFirst } from '../convolve.js';
import type { ScorePlane } from '../score-plane.js';
import type { Branch } from '../style-outlook.js';

// More than rounding can do to a sum of products, far less than any difference that is one.
const ROUNDING = 1e-9;

/** Tells whether two points of a component can give different regions, all else being equal. */
export class Difference {
  /** 1 where two points are known to be alike, 2 where they differ. */
  private readonly known: Uint8Array;
  private readonly points: readonly number[];
  private others: Distribution | undefined;

  constructor(
    private readonly plane: ScorePlane,
    private readonly branch: Branch,
    private readonly component: number,
    private readonly pull: Float64Array,
  ) {
    this.points = branch.distributions[component].points;
    this.known = new Uint8Array(this.points.length ** 2);
  }

  between(a: number, b: number): boolean {
    const pair = a * this.points.length + b;
    if (this.known[pair] === 0) this.known[pair] = this.differ(a, b) ? 2 : 1;
    return this.known[pair] === 2;
  }

  private differ(a: number, b: number): boolean {
    const { pull } = this;
    let [left, right] = [0, 0];
    for (let region = 0; region < 4; region++) {
      const [x, y] = [pull[4 * a + region], pull[4 * b + region]];
      // Unlike masses can only come from unlike regions.
      if (Math.abs(x - y) > ROUNDING * (x + y)) return true;
      if (x > 0) left |= 1 << region;
      if (y > 0) right |= 1 << region;
    }
    // Like masses are proof only where one region has it all.
    if (left === right && (left & (left - 1)) === 0) return false;
    return this.somewhere(this.points[a], this.points[b]);
  }

  /** The proof by trying all that the other components can add up to. */
  private somewhere(a: number, b: number): boolean {
    const { region } = this.plane;
    this.others ??= this.addOthers();
    return this.others.keys.some((key) => region[key + a] !== region[key + b]);
  }

  private addOthers(): Distribution {
    const { distributions } = this.branch;
    const convolver = convolverOf(this.plane);
    let sum: Distribution = { keys: [0], mass: [1] };
    for (const index of fewestFirst(distributions))
      if (index !== this.component) sum = convolver.sum(sum, distributions[index]);
    return sum;
  }
}
