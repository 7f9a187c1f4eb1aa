import type { Plane } from './plane.js';

/** A distribution over packed points; only points with mass are listed. */
export interface Distribution {
  readonly keys: Int32Array;
  readonly mass: Float64Array;
}

export function atPoint(point: number, mass: number): Distribution {
  return { keys: Int32Array.of(point), mass: Float64Array.of(mass) };
}

/** The sum of two independent parts, exact: every pair of points, masses multiplied. */
export function convolve(
  plane: Plane,
  base: Distribution,
  part: { readonly points: readonly number[]; readonly mass: readonly number[] },
): Distribution {
  const layer = plane.width * plane.height;
  const dense = new Float64Array(plane.size);
  const touched = new Uint8Array(plane.size);
  let count = 0;
  for (let i = 0; i < base.keys.length; i++) {
    const key = base.keys[i];
    const mass = base.mass[i];
    const bits = (key / layer) | 0;
    const flat = key - bits * layer;
    for (let j = 0; j < part.points.length; j++) {
      const more = part.points[j];
      const moreBits = (more / layer) | 0;
      const sum = (bits | moreBits) * layer + flat + (more - moreBits * layer);
      if (touched[sum] === 0) {
        touched[sum] = 1;
        count++;
      }
      dense[sum] += mass * part.mass[j];
    }
  }
  const keys = new Int32Array(count);
  const mass = new Float64Array(count);
  for (let point = 0, at = 0; at < count; point++) {
    if (touched[point] === 0) continue;
    keys[at] = point;
    mass[at++] = dense[point];
  }
  return { keys, mass };
}
