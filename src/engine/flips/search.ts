import type { Change } from './effects.js';
import { UNRESOLVED, type WhatIf } from './what-if.js';

export interface Candidate extends Change {
  /** Contradicts what was said, rather than adding to it. */
  readonly alters: boolean;
  readonly component: number;
  /** What it does alone, see Effects. Candidates that do the same have the same row. */
  readonly row: number;
}

export interface Found {
  readonly changes: readonly Change[];
  readonly style: number;
  readonly alterations: number;
}

/** More changes than this at once, or more sets, tell a reader nothing. */
const MOST_CHANGES = 3;
export const MOST_SETS = 5;

/** Goes through sets of candidates by size, leaving out those of which a part already gives another style. */
export class Search {
  /** Whether a small set was in doubt, so that a candidate that changes nothing certain might settle it. */
  doubtful: boolean;
  found: Found[] = [];
  /** The set at hand: its candidates and their places in the pool. */
  private readonly chosen: Candidate[] = [];
  private readonly places: number[] = [];
  /** For each candidate of the set, the row of those up to it that share its component. */
  private readonly joint: number[] = [];
  /** Pairs that give another style, by their places in the pool. */
  private readonly flipping = new Set<number>();
  /** Rows that give a style looked for when added to a sum. */
  private readonly turning = new Map<string, Set<number>>();
  /** All rows in the pool, all places, and the places in each component of several criteria. */
  private rows: number[] = [];
  private everywhere: number[] = [];
  private within: number[][] = [];
  /** One bit a style looked for. */
  private wanted: number;

  constructor(
    private readonly whatIf: WhatIf,
    style: number,
    private pool: readonly Candidate[],
    /** Leaves out sets that say the same as another of their size. */
    private readonly distinct: (found: readonly Found[]) => readonly Found[],
  ) {
    this.wanted = 15 & ~(1 << style);
    this.doubtful = whatIf.read(whatIf.effects.base, 0, 0) === UNRESOLVED;
    for (let size = 1; size <= MOST_CHANGES && this.wanted !== 0; size++) this.run(size);
  }

  /** Adds the sets of one size, additions before alterations. */
  private run(size: number): void {
    this.layOut();
    const smaller = this.found;
    this.found = [];
    this.extend(size, 0, this.whatIf.effects.base);
    const flipping = this.found;
    this.found = [...smaller, ...this.distinct(flipping)];
    this.found.sort((a, b) => a.changes.length - b.changes.length || a.alterations - b.alterations);
    const unseen = this.found.reduce((bits, { style }) => bits & ~(1 << style), this.wanted);
    // With the list full, only a style not seen yet gets another set in; pairs are still needed to rule out triples.
    if (this.found.length >= MOST_SETS && (size === MOST_CHANGES - 1 || unseen === 0)) this.wanted = unseen;
    if (size === 1) this.pool = this.pool.filter((one) => !flipping.some(({ changes }) => changes[0] === one));
    this.turning.clear();
  }

  private layOut(): void {
    const { pool } = this;
    this.rows = [...new Set(pool.map(({ row }) => row))];
    this.everywhere = pool.map((_, place) => place);
    this.within = [];
    pool.forEach(({ component }, place) => {
      this.within[component] ??= [];
      this.within[component].push(place);
    });
    // A criterion alone in its component has no neighbours.
    this.within = this.within.map((list) =>
      list.every((place) => pool[place].criterion === pool[list[0]].criterion) ? [] : list,
    );
  }

  private extend(size: number, from: number, sum: readonly number[]): void {
    const { chosen, whatIf, pool, places, joint } = this;
    const last = chosen.length + 1 === size;
    const turning = last ? this.turningFrom(sum) : undefined;
    for (const place of turning?.size === 0 ? this.neighbours() : this.everywhere) {
      if (place < from) continue;
      const candidate = pool[place];
      const less = this.joinedRow(candidate.component);
      if (turning !== undefined && less === 0 && !turning.has(candidate.row)) continue;
      if (!this.fits(candidate, place)) continue;
      chosen.push(candidate);
      const more = less === 0 ? candidate.row : this.rowWith(candidate.component);
      places.push(place);
      joint.push(more);
      if (last) this.judge(whatIf.read(sum, more, less));
      else this.extend(size, place + 1, whatIf.effects.moved(sum, more, less));
      chosen.pop();
      places.pop();
      joint.pop();
    }
  }

  /** The row of those chosen in a component; 0, a row that adds nothing, where there are none. */
  private joinedRow(component: number): number {
    for (let i = this.chosen.length - 1; i >= 0; i--) if (this.chosen[i].component === component) return this.joint[i];
    return 0;
  }

  private rowWith(component: number): number {
    const changes: Candidate[] = [];
    for (const one of this.chosen) if (one.component === component) changes.push(one);
    return this.whatIf.effects.rowOf(changes);
  }

  /** Places of the candidates that share a component with those chosen. */
  private neighbours(): number[] {
    let list: number[] = [];
    for (let i = 0; i < this.chosen.length; i++) {
      const more = this.within[this.chosen[i].component];
      if (list.length === 0) list = more;
      else if (more.length > 0 && more !== list) list = [...list, ...more].sort((a, b) => a - b);
    }
    return list;
  }

  /** Of another criterion than the candidates chosen, and no flip with one of them. */
  private fits(candidate: Candidate, place: number): boolean {
    for (let i = 0; i < this.chosen.length; i++) {
      if (this.chosen[i].criterion === candidate.criterion) return false;
      if (this.flipping.has(this.places[i] * this.pool.length + place)) return false;
    }
    return true;
  }

  /** What one more candidate gives depends on its row alone, as long as it has its component to itself. */
  private turningFrom(sum: readonly number[]): Set<number> {
    const key = sum.join();
    let turning = this.turning.get(key);
    if (turning === undefined) {
      turning = new Set();
      for (const row of this.rows) {
        const region = this.whatIf.read(sum, row, 0);
        if (this.isWanted(region)) turning.add(row);
      }
      this.turning.set(key, turning);
    }
    return turning;
  }

  private isWanted(region: number): boolean {
    return region === UNRESOLVED || (region >= 0 && (this.wanted & (1 << region)) !== 0);
  }

  private judge(region: number): void {
    if (!this.isWanted(region)) return;
    const { chosen, places } = this;
    if (region === UNRESOLVED && chosen.length < MOST_CHANGES) this.doubtful = true;
    const style = region === UNRESOLVED ? this.whatIf.proven(chosen) : region;
    if (!this.isWanted(style)) return;
    if (chosen.length === 2) this.flipping.add(places[0] * this.pool.length + places[1]);
    const alterations = chosen.filter(({ alters }) => alters).length;
    this.found.push({ changes: [...chosen], style, alterations });
  }
}
