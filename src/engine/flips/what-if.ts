import type { Engine } from '../model.js';
import { outlook } from '../outlook.js';
import { DECISIVE_E, DECISIVE_M, regionOf } from '../plane.js';
import { HYBRID, type Masks } from '../spec.js';
import { FIELDS, LOW_E } from './certain.js';
import { type Change, Effects } from './effects.js';

/** Read where the certain point alone does not settle the style. */
export const DOUBT = 4;

/** Tells the style that would follow from changed answers, far cheaper than an outlook on each. */
export class WhatIf {
  readonly effects: Effects;

  constructor(
    private readonly engine: Engine,
    private readonly masks: Masks,
  ) {
    this.effects = new Effects(engine, masks);
  }

  /** The style after changes of different criteria, or -1 when the answers would contradict each other. */
  styleWith(changes: readonly Change[]): number {
    const region = this.read(this.sumOf(changes), 0);
    return region === DOUBT ? this.proven(changes) : region;
  }

  /** What is certain after the changes. */
  sumOf(changes: readonly Change[]): Int32Array {
    const { effects } = this;
    const sum = effects.base.slice();
    const groups = new Map<number, Change[]>();
    for (const change of changes) {
      const component = effects.componentOf(change.criterion);
      // What nothing reads changes nothing.
      if (component < 0) continue;
      const group = groups.get(component);
      if (group === undefined) groups.set(component, [change]);
      else group.push(change);
    }
    for (const group of groups.values()) {
      const row = effects.rowOf(group.sort((a, b) => a.criterion - b.criterion));
      for (let field = 0; field < sum.length; field++) sum[field] += effects.rows[row + field];
    }
    return sum;
  }

  /** The region of the certain point of a sum and a row together; -1 where nothing is consistent, or DOUBT. */
  read(sum: Int32Array, row: number): number {
    const { rows } = this.effects;
    const { plane, model } = this.engine;
    let point = -1;
    for (let at = 0; at < sum.length; at += FIELDS) {
      if (sum[at + 1] + rows[row + at + 1] > 0) continue;
      const here = sum[at] + rows[row + at];
      point = point < 0 ? here : plane.least(point, here);
    }
    if (point < 0) return -1;
    const region = plane.region[point];
    if (region === HYBRID) return region;
    const { m, e, heldM, heldE } = plane.unpack(point);
    const { regions } = model;
    if (m < regions.threshold || e < regions.threshold) return region;
    // Both needs are certain and one is outweighed; yet each case may be hybrid, if those with least of it are held up.
    const low = this.heldWhereLeast(sum, row, m, e) | (heldM > 0 ? DECISIVE_M : 0) | (heldE > 0 ? DECISIVE_E : 0);
    return regionOf(regions, m, e, low) === HYBRID ? DOUBT : region;
  }

  /** The style by looking at every case. */
  proven(changes: readonly Change[]): number {
    const changed = [...this.masks];
    for (const { criterion, cell } of changes) changed[criterion] = 1 << cell;
    return outlook(this.engine, changed).style;
  }

  /** Sides with a decisive reason in all cases that have the least m, or the least e. */
  private heldWhereLeast(sum: Int32Array, row: number, leastM: number, leastE: number): number {
    const { rows } = this.effects;
    let bits = DECISIVE_M | DECISIVE_E;
    for (let at = 0; at < sum.length; at += FIELDS) {
      if (sum[at + 1] + rows[row + at + 1] > 0) continue;
      const { m, e } = this.engine.plane.unpack(sum[at] + rows[row + at]);
      const low = sum[at + 2] + rows[row + at + 2];
      if (m === leastM && low % LOW_E === 0) bits &= ~DECISIVE_M;
      if (e === leastE && low < LOW_E) bits &= ~DECISIVE_E;
    }
    return bits;
  }
}
