import { atPoint, convolve } from './convolve.js';
import { type Engine, priorOf } from './model.js';
import { regionOf } from './plane.js';
import type { Masks } from './spec.js';
import { type Spread, spreadOf } from './spread.js';

/** All that can be said of a flow from a partial set of answers. */
export interface Outlook {
  /** Region of the certain point; of the only region in reach where there is one. */
  readonly style: number;
  /** One bit a region that some complete, consistent set of answers reaches; 0 when the answers contradict. */
  readonly reachable: number;
  /** Mass in each region under the priors; adds up to 1. */
  readonly likelihood: readonly number[];
  readonly least: { readonly m: number; readonly e: number; readonly decisive: number };
  readonly most: { readonly m: number; readonly e: number };
  /** Rules that fire in every consistent completion, ascending. */
  readonly fired: readonly number[];
}

/** One possible value of the parent, with what every component can contribute under it. */
export interface Branch {
  readonly parent: number;
  /** Prior weight of this value. */
  readonly weight: number;
  readonly spreads: readonly Spread[];
}

/** The consistent values of the parent; none when the answers contradict each other. */
export function branchesOf(engine: Engine, masks: Masks): Branch[] {
  const { model, parents } = engine;
  const branches: Branch[] = [];
  for (let parent = 0; parent < parents; parent++) {
    if (model.parent >= 0 && (masks[model.parent] & (1 << parent)) === 0) continue;
    const spreads = model.components.map((_, index) => spreadOf(engine, index, parent, masks));
    if (spreads.some((spread) => spread.points.length === 0)) continue;
    const weight = model.parent < 0 ? 1 : priorOf(model, model.parent, 0)[parent];
    branches.push({ parent, weight, spreads });
  }
  return branches;
}

export function outlook(engine: Engine, masks: Masks): Outlook {
  return outlookOf(engine, branchesOf(engine, masks));
}

/** The same from branches already computed. */
export function outlookOf(engine: Engine, branches: readonly Branch[]): Outlook {
  const likelihood = [0, 0, 0, 0];
  let reachable = 0;
  const least = { m: Number.POSITIVE_INFINITY, e: Number.POSITIVE_INFINITY, decisive: 3 };
  const most = { m: 0, e: 0 };
  for (const branch of branches) {
    const { spreads } = branch;
    regionMass(engine, branch).forEach((mass, region) => {
      likelihood[region] += mass;
      // Every prior is above zero, so mass and reach are the same thing.
      if (mass > 0) reachable |= 1 << region;
    });
    const sum = (pick: (spread: Spread) => number) => spreads.reduce((total, spread) => total + pick(spread), 0);
    least.m = Math.min(
      least.m,
      sum((spread) => spread.leastM),
    );
    least.e = Math.min(
      least.e,
      sum((spread) => spread.leastE),
    );
    least.decisive &= spreads.reduce((bits, spread) => bits | spread.decisive, 0);
    most.m = Math.max(
      most.m,
      sum((spread) => spread.mostM),
    );
    most.e = Math.max(
      most.e,
      sum((spread) => spread.mostE),
    );
  }
  if (branches.length === 0) Object.assign(least, { m: 0, e: 0, decisive: 0 });
  const total = likelihood.reduce((sum, mass) => sum + mass, 0);
  const certain = regionOf(engine.model.regions, least.m, least.e, least.decisive);
  // Where one region is left, it is proven, whatever the certain point says.
  const style = reachable !== 0 && (reachable & (reachable - 1)) === 0 ? Math.log2(reachable) : certain;
  return {
    style,
    reachable,
    likelihood: likelihood.map((mass) => (total > 0 ? mass / total : 0)),
    least,
    most,
    fired: certainlyFired(engine, branches),
  };
}

/** Prior mass of a branch in each of the four regions. */
export function regionMass({ plane }: Engine, { weight, spreads }: Branch): Float64Array {
  let whole = atPoint(0, weight);
  for (const spread of spreads) whole = convolve(plane, whole, spread);
  const mass = new Float64Array(4);
  whole.keys.forEach((key, index) => {
    mass[plane.region[key]] += whole.mass[index];
  });
  return mass;
}

/** Whether no open answer can change the style. */
export function isDecided(result: Pick<Outlook, 'reachable'>): boolean {
  return (result.reachable & (result.reachable - 1)) === 0;
}

function certainlyFired(engine: Engine, branches: readonly Branch[]): number[] {
  let common: Set<number> | undefined;
  for (const { spreads } of branches) {
    const here = new Set<number>();
    for (const { states } of spreads) {
      const [first, ...others] = states.map((index) => engine.model.states[index].fired);
      for (const rule of first) if (others.every((fired) => fired.includes(rule))) here.add(rule);
    }
    common = common === undefined ? here : new Set([...common].filter((rule) => here.has(rule)));
  }
  return [...(common ?? [])].sort((a, b) => a - b);
}
