import { EITHER, EVENT, HYBRID, MESSAGE, type Spec } from './spec.js';

/** Bits of a point that say which side a decisive reason holds up. */
export const DECISIVE_M = 1;
export const DECISIVE_E = 2;

/**
 * The region of a point: hybrid when both needs are established, else the larger one, `either` when both
 * are below the floor or equal and not established.
 */
export function regionOf(regions: Spec['regions'], m: number, e: number, decisive: number): number {
  const { threshold, ratio, floor } = regions;
  // A hair of tolerance: ratios such as 1/3 are not exact in binary.
  const slack = 1e-9;
  const establishedM = m >= threshold && (m >= ratio * e - slack || (decisive & DECISIVE_M) !== 0);
  const establishedE = e >= threshold && (e >= ratio * m - slack || (decisive & DECISIVE_E) !== 0);
  if (establishedM && establishedE) return HYBRID;
  if (m < floor && e < floor) return EITHER;
  if (m > e) return MESSAGE;
  if (e > m) return EVENT;
  return EITHER;
}

/** Every point that a rule base can reach, as one index: (decisive, m, e) packed. */
export class Plane {
  readonly width: number;
  readonly height: number;
  /** Number of packed points. */
  readonly size: number;
  /** Region of each packed point. */
  readonly region: Uint8Array;

  constructor(regions: Spec['regions'], mostM: number, mostE: number) {
    this.width = mostE + 1;
    this.height = mostM + 1;
    this.size = 4 * this.width * this.height;
    this.region = new Uint8Array(this.size);
    for (let d = 0; d < 4; d++) {
      for (let m = 0; m <= mostM; m++) {
        for (let e = 0; e <= mostE; e++) this.region[this.pack(m, e, d)] = regionOf(regions, m, e, d);
      }
    }
  }

  pack(m: number, e: number, decisive: number): number {
    return (decisive * this.height + m) * this.width + e;
  }

  /** The point of two independent parts together: needs add up, decisive bits join. */
  add(a: number, b: number): number {
    const layer = this.width * this.height;
    const da = (a / layer) | 0;
    const db = (b / layer) | 0;
    return (da | db) * layer + (a - da * layer) + (b - db * layer);
  }
}
