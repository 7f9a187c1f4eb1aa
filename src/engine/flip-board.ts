import type { Change } from './flips.js';
import type { Engine } from './model.js';
import { outlook } from './outlook.js';
import { regionOf } from './plane.js';
import { HYBRID, type Masks } from './spec.js';
import { spreadOf } from './spread.js';

/** A component's certain part under one value of the parent; undefined where no consistent case is left. */
type Certain = { readonly m: number; readonly e: number; readonly decisive: number } | undefined;

/**
 * Answers "which style would follow from these changes" fast: the certain parts of untouched components are
 * kept, and a component is computed anew only for the changes that fall into it.
 */
export class FlipBoard {
  private readonly memo = new Map<string, Certain>();
  private readonly parents: number[];
  /** base[parent][component] with no change made, for every value of the parent, allowed or not. */
  private readonly base: Certain[][];
  /** What the untouched components add up to, and how many of them have no consistent case. */
  private readonly sums: { m: number; e: number; m1: number; e1: number; broken: number }[];

  constructor(
    private readonly engine: Engine,
    private readonly masks: Masks,
  ) {
    const { model, parents } = engine;
    this.parents = Array.from({ length: parents }, (_, parent) => parent);
    this.base = this.parents.map((parent) =>
      model.components.map((_, component) => this.certain(component, parent, masks)),
    );
    this.sums = this.base.map((parts) => {
      const sum = { m: 0, e: 0, m1: 0, e1: 0, broken: 0 };
      for (const part of parts) shift(sum, part, 1);
      return sum;
    });
  }

  /** False when the change leaves every context as it is; a change alone in its component is easy to tell. */
  matters({ criterion, cell }: Change): boolean {
    const { model, componentOf } = this.engine;
    if (criterion === model.parent) return true;
    const component = componentOf[criterion];
    if (model.components[component].criteria.length > 1) return true;
    const changed = put(this.masks, [{ criterion, cell }]);
    return this.parents.some((parent) => {
      const before = this.base[parent][component];
      const after = this.certain(component, parent, changed);
      return before?.m !== after?.m || before?.e !== after?.e || before?.decisive !== after?.decisive;
    });
  }

  /** The style after the changes (of different criteria), or -1 when the answers would contradict each other. */
  styleWith(changes: readonly Change[]): number {
    const { model, componentOf } = this.engine;
    const touched = new Map<number, Change[]>();
    let parentMask = model.parent < 0 ? 1 : this.masks[model.parent];
    for (const change of changes) {
      if (change.criterion === model.parent) {
        parentMask = 1 << change.cell;
        continue;
      }
      const component = componentOf[change.criterion];
      const group = touched.get(component);
      if (group === undefined) touched.set(component, [change]);
      else group.push(change);
    }
    let [m, e, bits, consistent] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 3, false];
    for (const parent of this.parents) {
      if ((parentMask & (1 << parent)) === 0) continue;
      const sum = { ...this.sums[parent] };
      for (const [component, group] of touched) {
        shift(sum, this.base[parent][component], -1);
        shift(sum, this.changed(component, parent, group), 1);
      }
      if (sum.broken > 0) continue;
      consistent = true;
      m = Math.min(m, sum.m);
      e = Math.min(e, sum.e);
      bits &= (sum.m1 > 0 ? 1 : 0) | (sum.e1 > 0 ? 2 : 0);
    }
    if (!consistent) return -1;
    const region = regionOf(model.regions, m, e, bits);
    const { threshold } = model.regions;
    // Both needs certain, yet one outweighed: the only case in which the certain point may not be the proven region.
    if (region !== HYBRID && m >= threshold && e >= threshold)
      return outlook(this.engine, put(this.masks, changes)).style;
    return region;
  }

  private changed(component: number, parent: number, changes: readonly Change[]): Certain {
    const key = `${parent},${component},${changes.map(({ criterion, cell }) => criterion * 32 + cell).join()}`;
    if (this.memo.has(key)) return this.memo.get(key);
    const result = this.certain(component, parent, put(this.masks, changes));
    this.memo.set(key, result);
    return result;
  }

  private certain(component: number, parent: number, masks: Masks): Certain {
    const spread = spreadOf(this.engine, component, parent, masks);
    return spread.points.length === 0 ? undefined : { m: spread.leastM, e: spread.leastE, decisive: spread.decisive };
  }
}

function put(masks: Masks, changes: readonly Change[]): number[] {
  const changed = [...masks];
  for (const { criterion, cell } of changes) changed[criterion] = 1 << cell;
  return changed;
}

function shift(
  sum: { m: number; e: number; m1: number; e1: number; broken: number },
  part: Certain,
  sign: 1 | -1,
): void {
  if (part === undefined) {
    sum.broken += sign;
    return;
  }
  sum.m += sign * part.m;
  sum.e += sign * part.e;
  sum.m1 += sign * (part.decisive & 1);
  sum.e1 += sign * (part.decisive >> 1);
}
