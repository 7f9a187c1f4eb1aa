import { Convolver, type Distribution, fewestFirst } from '../convolve.js';
import type { Branch } from '../outlook.js';
import type { Plane } from '../plane.js';

/** For each component and each of its points, the mass in each region if the component stood at that point. */
export interface Pull {
  /** pull[component][4 * point + region]. */
  readonly pull: readonly Float64Array[];
  /** Mass in each region of the branch as a whole. */
  readonly whole: Float64Array;
}

/**
 * Two sweeps over the components: forward, the points that those before can add up to; backward, from each such
 * point, the regions that those after lead to. Where the sweeps meet, every component sees all the others.
 */
export function pullOf(plane: Plane, { weight, spreads }: Branch): Pull {
  const order = fewestFirst(spreads);
  const convolver = new Convolver(plane);
  const before: Distribution[] = [{ keys: [0], mass: [weight] }];
  for (const index of order.slice(0, -1)) before.push(convolver.sum(before[before.length - 1], spreads[index]));

  const pull = spreads.map(({ points }) => new Float64Array(4 * points.length));
  // Place of each packed point in the distribution whose regions are in `after`.
  const place = new Int32Array(plane.size);
  let after: Float64Array | undefined;
  for (let step = order.length - 1; step >= 0; step--) {
    const { keys, mass } = before[step];
    const spread = spreads[order[step]];
    const own = pull[order[step]];
    const here = new Float64Array(4 * keys.length);
    for (let j = 0; j < spread.points.length; j++) {
      for (let i = 0; i < keys.length; i++) {
        const sum = keys[i] + spread.points[j];
        if (after === undefined) {
          here[4 * i + plane.region[sum]] += spread.mass[j];
          own[4 * j + plane.region[sum]] += mass[i];
          continue;
        }
        for (let region = 0; region < 4; region++) {
          const share = after[4 * place[sum] + region];
          here[4 * i + region] += spread.mass[j] * share;
          own[4 * j + region] += mass[i] * share;
        }
      }
    }
    for (let i = 0; i < keys.length; i++) place[keys[i]] = i;
    after = here;
  }
  return { pull, whole: (after ?? new Float64Array(4)).map((mass) => mass * weight) };
}
