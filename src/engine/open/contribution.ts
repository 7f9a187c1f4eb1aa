import type { ComponentDistribution } from '../component-distribution.js';
import { convolverOf, type Distribution, fewestFirst } from '../convolve.js';
import type { ScorePlane } from '../score-plane.js';
import type { Branch } from '../style-outlook.js';

/** For each component and each of its points, the mass in each region if the component stood at that point. */
export interface Contribution {
  /** pull[component][4 * point + region]. */
  readonly pull: readonly Float64Array[];
  /** Mass in each region of the branch as a whole. */
  readonly whole: Float64Array;
}

/**
 * Two sweeps over the components: forward, the points that those before can add up to; backward, from each such
 * point, the regions that those after lead to. Where the sweeps meet, every component sees all the others.
 */
export function contributionOf(plane: ScorePlane, { weight, distributions }: Branch): Contribution {
  const order = fewestFirst(distributions);
  const convolver = convolverOf(plane);
  const before: Distribution[] = [{ keys: [0], mass: [weight] }];
  for (const index of order.slice(0, -1)) before.push(convolver.sum(before[before.length - 1], distributions[index]));

  const pull = distributions.map(({ points }) => new Float64Array(4 * points.length));
  let step = order.length - 1;
  let after = lastStep(plane, before[step], distributions[order[step]], pull[order[step]]);
  // Place of each packed point in the distribution whose regions are in `after`.
  const place = new Int32Array(plane.size);
  while (--step >= 0) {
    before[step + 1].keys.forEach((key, index) => {
      place[key] = index;
    });
    after = stepBack(before[step], distributions[order[step]], pull[order[step]], after, place);
  }
  return { pull, whole: after.map((mass) => mass * weight) };
}

/** The last component: the sums are final, each in one region. Returns the regions from each point before it. */
function lastStep(
  { region }: ScorePlane,
  { keys, mass }: Distribution,
  part: ComponentDistribution,
  own: Float64Array,
): Float64Array {
  const before = new Float64Array(4 * keys.length);
  const size = keys.length;
  for (let j = 0; j < part.points.length; j++) {
    const [point, weight] = [part.points[j], part.mass[j]];
    for (let i = 0; i < size; i++) {
      const here = region[keys[i] + point];
      before[4 * i + here] += weight;
      own[4 * j + here] += mass[i];
    }
  }
  return before;
}

/** Any other component: each sum leads on to regions that are known already. */
function stepBack(
  { keys, mass }: Distribution,
  part: ComponentDistribution,
  own: Float64Array,
  after: Float64Array,
  place: Int32Array,
): Float64Array {
  const before = new Float64Array(4 * keys.length);
  for (let j = 0; j < part.points.length; j++) {
    const [point, weight] = [part.points[j], part.mass[j]];
    for (let i = 0; i < keys.length; i++) {
      const from = 4 * place[keys[i] + point];
      for (let region = 0; region < 4; region++) {
        const share = after[from + region];
        before[4 * i + region] += weight * share;
        own[4 * j + region] += mass[i] * share;
      }
    }
  }
  return before;
}
