import { EITHER, EVENT, HYBRID, MESSAGE, type Spec } from './spec.js';

/** Bits that say which side a decisive reason holds up. */
export const DECISIVE_M = 1;
export const DECISIVE_E = 2;

// A hair of tolerance: ratios such as 1/3 are not exact in binary.
const SLACK = 1e-9;

/**
 * The region of a point: hybrid when both needs are established, else the larger one, `either` when both
 * are below the floor, or equal and not established.
 */
export function regionOf(regions: Spec['regions'], m: number, e: number, decisive: number): number {
  const { threshold, ratio, floor } = regions;
  if (m >= threshold && e >= threshold) {
    const establishedM = m >= ratio * e - SLACK || (decisive & DECISIVE_M) !== 0;
    const establishedE = e >= ratio * m - SLACK || (decisive & DECISIVE_E) !== 0;
    if (establishedM && establishedE) return HYBRID;
  }
  if (m < floor && e < floor) return EITHER;
  return m > e ? MESSAGE : e > m ? EVENT : EITHER;
}

/** The four numbers of a point; `decisiveM` and `decisiveE` count the components that have a decisive reason for that side. */
export interface Point {
  readonly m: number;
  readonly e: number;
  readonly decisiveM: number;
  readonly decisiveE: number;
}

/**
 * Every point that a rule base can reach, as one number each: the points of independent components are added up
 * by adding these numbers.
 */
export class ScorePlane {
  /** Number of packed points. */
  readonly size: number;
  /** Region of each packed point. */
  readonly region: Uint8Array;
  private readonly width: number;
  private readonly layer: number;
  private readonly layers: number;

  constructor(
    private readonly regions: Spec['regions'],
    most: Point,
  ) {
    this.width = most.e + 1;
    this.layer = this.width * (most.m + 1);
    this.layers = most.decisiveM + 1;
    this.size = this.layer * this.layers * (most.decisiveE + 1);
    this.region = new Uint8Array(this.size);
    const made: (Uint8Array | undefined)[] = [];
    for (let start = 0, count = 0; start < this.size; start += this.layer, count++) {
      const bits = (count % this.layers > 0 ? DECISIVE_M : 0) | (count >= this.layers ? DECISIVE_E : 0);
      made[bits] ??= this.layerOf(most, bits);
      this.region.set(made[bits], start);
    }
  }

  pack({ m, e, decisiveM, decisiveE }: Point): number {
    return (decisiveE * this.layers + decisiveM) * this.layer + m * this.width + e;
  }

  unpack(point: number): Point {
    const count = (point / this.layer) | 0;
    const flat = point - count * this.layer;
    const m = (flat / this.width) | 0;
    const decisiveE = (count / this.layers) | 0;
    return { m, e: flat - m * this.width, decisiveM: count - decisiveE * this.layers, decisiveE };
  }

  /** Whether the point would be hybrid if every component that has decisive reasons gave them. */
  couldBeHybrid(point: number): boolean {
    return this.region[this.size - this.layer + (point % this.layer)] === HYBRID;
  }

  /** What is certain where either point may be the case. */
  least(a: number, b: number): number {
    if (a === b) return a;
    const [one, two] = [this.unpack(a), this.unpack(b)];
    return this.pack({
      m: Math.min(one.m, two.m),
      e: Math.min(one.e, two.e),
      decisiveM: Math.min(one.decisiveM, two.decisiveM),
      decisiveE: Math.min(one.decisiveE, two.decisiveE),
    });
  }

  private layerOf(most: Point, decisive: number): Uint8Array {
    const layer = new Uint8Array(this.layer);
    for (let m = 0, at = 0; m <= most.m; m++)
      for (let e = 0; e <= most.e; e++) layer[at++] = regionOf(this.regions, m, e, decisive);
    return layer;
  }
}
