import { cellsIn } from './answer-cells.js';
import { type ComponentDistribution, distributionOn } from './component-distribution.js';
import { type Convolver, convolverOf, type Distribution, fewestFirst } from './convolve.js';
import { type Engine, priorOf } from './model.js';
import { regionOf } from './score-plane.js';
import type { Masks } from './spec.js';

/** All that can be said of a flow from a partial set of answers. */
export interface StyleOutlook {
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
  readonly distributions: readonly ComponentDistribution[];
}

/** The consistent values of the parent; none when the answers contradict each other. */
export function branchesOf(engine: Engine, masks: Masks): Branch[] {
  const { model, parents } = engine;
  const branches: Branch[] = [];
  for (let parent = 0; parent < parents; parent++) {
    if (model.parent >= 0 && (masks[model.parent] & (1 << parent)) === 0) continue;
    const distributions = model.components.map((_, component) => distributionOn(engine, component, parent, masks));
    if (distributions.some((distribution) => distribution.points.length === 0)) continue;
    branches.push({ parent, weight: weightOf(engine, parent, masks), distributions });
  }
  return branches;
}

/** Prior weight of a value of the parent, given the answers that no rule reads. */
function weightOf({ model, telling }: Engine, parent: number, masks: Masks): number {
  let weight = model.parent < 0 ? 1 : priorOf(model, model.parent, 0)[parent];
  for (const criterion of telling) {
    const prior = priorOf(model, criterion, parent);
    weight *= cellsIn(masks[criterion]).reduce((sum, cell) => sum + prior[cell], 0);
  }
  return weight;
}

export function outlook(engine: Engine, masks: Masks): StyleOutlook {
  return outlookOf(engine, branchesOf(engine, masks));
}

/** The same from branches already computed. */
export function outlookOf(engine: Engine, branches: readonly Branch[]): StyleOutlook {
  const mass = new Float64Array(4);
  const convolver = convolverOf(engine.plane);
  const none = branches.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  const least = { m: none, e: none, decisive: branches.length === 0 ? 0 : 3 };
  const most = { m: 0, e: 0 };
  for (const branch of branches) {
    addRegions(engine, branch, convolver, mass);
    const here = { leastM: 0, leastE: 0, mostM: 0, mostE: 0, decisive: 0 };
    for (const distribution of branch.distributions) {
      here.leastM += distribution.leastM;
      here.leastE += distribution.leastE;
      here.mostM += distribution.mostM;
      here.mostE += distribution.mostE;
      here.decisive |= distribution.decisive;
    }
    least.m = Math.min(least.m, here.leastM);
    least.e = Math.min(least.e, here.leastE);
    least.decisive &= here.decisive;
    most.m = Math.max(most.m, here.mostM);
    most.e = Math.max(most.e, here.mostE);
  }
  const total = mass[0] + mass[1] + mass[2] + mass[3];
  const likelihood = [...mass].map((part) => (total > 0 ? part / total : 0));
  // Every prior is above zero, so mass and reach are the same thing.
  const reachable = likelihood.reduce((bits, share, region) => (share > 0 ? bits | (1 << region) : bits), 0);
  const certain = regionOf(engine.model.regions, least.m, least.e, least.decisive);
  // Where one region is left, it is proven, whatever the certain point says.
  const style = reachable !== 0 && (reachable & (reachable - 1)) === 0 ? Math.log2(reachable) : certain;
  return { style, reachable, likelihood, least, most, fired: certainlyFired(engine, branches) };
}

/** Adds the prior mass of a branch in each of the four regions. */
function addRegions(
  { plane }: Engine,
  { weight, distributions }: Branch,
  convolver: Convolver,
  mass: Float64Array,
): void {
  const order = fewestFirst(distributions);
  let whole: Distribution = { keys: [0], mass: [weight] };
  for (const index of order.slice(0, -1)) whole = convolver.sum(whole, distributions[index]);
  // The last and largest part need not be listed, only counted.
  const { points, mass: parts } = distributions[order[order.length - 1]];
  const { keys, mass: weights } = whole;
  const { region } = plane;
  const size = keys.length;
  for (let j = 0; j < points.length; j++) {
    const [point, part] = [points[j], parts[j]];
    for (let i = 0; i < size; i++) mass[region[keys[i] + point]] += weights[i] * part;
  }
}

/** Whether no open answer can change the style. */
export function isDecided(result: Pick<StyleOutlook, 'reachable'>): boolean {
  return (result.reachable & (result.reachable - 1)) === 0;
}

/** A rule is certain when, under each value of the parent, some component fires it in all of its states. */
function certainlyFired({ model }: Engine, branches: readonly Branch[]): number[] {
  const certain = new Int32Array(model.rules);
  for (const { distributions } of branches) {
    for (const { states } of distributions) {
      const [first] = states;
      // A rule that is certain fires in the first state, as in all others.
      for (const rule of model.states[first].fired)
        if (states.every((index) => model.states[index].fired.includes(rule))) certain[rule]++;
    }
  }
  const fired: number[] = [];
  certain.forEach((branch, rule) => {
    if (branches.length > 0 && branch === branches.length) fired.push(rule);
  });
  return fired;
}
