import type { Engine } from '../model.js';
import { DECISIVE_E, DECISIVE_M, regionOf } from '../score-plane.js';
import { HYBRID, type Masks } from '../spec.js';
import { outlook } from '../style-outlook.js';
import { FIELDS, LOW_E } from './certain.js';
import { type Change, Effects } from './effects.js';

/** Read where the certain point alone does not settle the style. */
export const UNRESOLVED = 4;

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
    const { effects } = this;
    const groups = new Map<number, Change[]>();
    for (const change of [...changes].sort((a, b) => a.criterion - b.criterion)) {
      const component = effects.componentOf(change.criterion);
      groups.set(component, [...(groups.get(component) ?? []), change]);
    }
    // What nothing reads changes nothing.
    groups.delete(-1);
    let sum = effects.base;
    for (const group of groups.values()) sum = effects.moved(sum, effects.rowOf(group), 0);
    const region = this.read(sum, 0, 0);
    return region === UNRESOLVED ? this.proven(changes) : region;
  }

  /** The region of the certain point of a sum with a row more and one less; -1 where nothing is consistent, or DOUBT. */
  read(sum: readonly number[], more: number, less: number): number {
    const { rows } = this.effects;
    const { plane, model } = this.engine;
    let point = -1;
    for (let at = 0; at < sum.length; at += FIELDS) {
      if (sum[at + 1] + rows[more + at + 1] - rows[less + at + 1] > 0) continue;
      const here = sum[at] + rows[more + at] - rows[less + at];
      point = point < 0 ? here : plane.least(point, here);
    }
    if (point < 0) return -1;
    const region = plane.region[point];
    if (region === HYBRID || !plane.couldBeHybrid(point)) return region;
    // Both needs are certain and one is outweighed; yet each case may be hybrid, if those with least of it are held up.
    const { m, e, decisiveM, decisiveE } = plane.unpack(point);
    const held = (decisiveM > 0 ? DECISIVE_M : 0) | (decisiveE > 0 ? DECISIVE_E : 0);
    const low = this.heldWhereLeast(this.effects.moved(sum, more, less), m, e);
    return regionOf(model.regions, m, e, held | low) === HYBRID ? UNRESOLVED : region;
  }

  /** The style by looking at every case. */
  proven(changes: readonly Change[]): number {
    const changed = [...this.masks];
    for (const { criterion, cell } of changes) changed[criterion] = 1 << cell;
    return outlook(this.engine, changed).style;
  }

  /** Sides with a decisive reason in all cases that have the least m, or the least e. */
  private heldWhereLeast(sum: readonly number[], leastM: number, leastE: number): number {
    let bits = DECISIVE_M | DECISIVE_E;
    for (let at = 0; at < sum.length; at += FIELDS) {
      if (sum[at + 1] > 0) continue;
      const { m, e } = this.engine.plane.unpack(sum[at]);
      const low = sum[at + 2];
      if (m === leastM && low % LOW_E === 0) bits &= ~DECISIVE_M;
      if (e === leastE && low < LOW_E) bits &= ~DECISIVE_E;
    }
    return bits;
  }
}
