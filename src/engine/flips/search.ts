import type { Change } from './effects.js';
import { DOUBT, type WhatIf } from './what-if.js';

export interface Candidate extends Change {
  /** Contradicts what was said, rather than adding to it. */
  readonly alters: boolean;
  readonly component: number;
  /** What it does alone, see Effects. */
  readonly row: number;
  /** The same number for candidates whose rows hold the same. */
  readonly kind: number;
}

export interface Found {
  readonly changes: readonly Change[];
  readonly style: number;
  readonly alterations: number;
}

/** Goes through sets of candidates by size, leaving out those of which a part already gives another style. */
export class Search {
  /** Whether a small set was in doubt, so that a candidate that changes nothing certain might settle it. */
  doubtful: boolean;
  readonly found: Found[] = [];
  private readonly chosen: Candidate[] = [];
  /** Pairs that give another style, by their places in the pool. */
  private readonly flipping = new Set<number>();

  constructor(
    private readonly whatIf: WhatIf,
    private readonly style: number,
    private pool: readonly Candidate[],
  ) {
    this.doubtful = whatIf.read(whatIf.effects.base, 0) === DOUBT;
  }

  /** Adds the sets of one size, additions before alterations; to be called for 1, 2 and 3 in turn. */
  run(size: number): void {
    const before = this.found.length;
    this.extend(size, 0, this.whatIf.effects.base, []);
    const more = this.found.splice(before).sort((a, b) => a.alterations - b.alterations);
    this.found.push(...more);
    if (size === 1) this.pool = this.pool.filter((one) => !more.some(({ changes }) => changes[0] === one));
  }

  private extend(size: number, from: number, sum: Int32Array, places: readonly number[]): void {
    const { chosen, whatIf, pool } = this;
    const last = chosen.length + 1 === size;
    // What the last candidate gives depends on its kind alone, as long as it has its component to itself.
    const known: number[] = [];
    for (let place = from; place < pool.length; place++) {
      const candidate = pool[place];
      let shared = false;
      let fits = true;
      for (let i = 0; i < places.length; i++) {
        if (chosen[i].component === candidate.component) shared = true;
        if (chosen[i].criterion === candidate.criterion || this.flipping.has(places[i] * pool.length + place))
          fits = false;
      }
      if (!fits) continue;
      if (!last) {
        chosen.push(candidate);
        this.extend(size, place + 1, shared ? whatIf.sumOf(chosen) : this.add(sum, candidate.row), [...places, place]);
        chosen.pop();
        continue;
      }
      let region = known[candidate.kind];
      if (shared) region = whatIf.read(whatIf.sumOf([...chosen, candidate]), 0);
      else if (region === undefined) {
        region = whatIf.read(sum, candidate.row);
        known[candidate.kind] = region;
      }
      if (region < 0 || region === this.style) continue;
      this.keep([...chosen, candidate], [...places, place], region);
    }
  }

  private keep(changes: readonly Candidate[], places: readonly number[], region: number): void {
    if (region === DOUBT && places.length < 3) this.doubtful = true;
    const style = region === DOUBT ? this.whatIf.proven(changes) : region;
    if (style === this.style) return;
    if (places.length === 2) this.flipping.add(places[0] * this.pool.length + places[1]);
    this.found.push({ changes, style, alterations: changes.filter(({ alters }) => alters).length });
  }

  private add(sum: Int32Array, row: number): Int32Array {
    const { rows } = this.whatIf.effects;
    return sum.map((number, field) => number + rows[row + field]);
  }
}
