import { atPoint, convolve, type Distribution } from './convolve.js';
import type { Plane } from './plane.js';
import type { Spread } from './spread.js';

/**
 * For each listed component, the distribution of all the others together. Halving the list shares the work:
 * each half is folded in once for all components of the other half.
 */
export function leaveOneOut(
  plane: Plane,
  weight: number,
  spreads: readonly Spread[],
  wanted: readonly number[],
  visit: (component: number, others: Distribution) => void,
): void {
  const want = new Set(wanted);
  let settled = atPoint(0, weight);
  spreads.forEach((spread, index) => {
    if (!want.has(index)) settled = convolve(plane, settled, spread);
  });
  const split = (indices: readonly number[], outside: Distribution) => {
    if (indices.length === 1) {
      visit(indices[0], outside);
      return;
    }
    const middle = indices.length >> 1;
    const halves = [indices.slice(0, middle), indices.slice(middle)];
    for (const [half, other] of [halves, [halves[1], halves[0]]]) {
      let more = outside;
      for (const index of other) more = convolve(plane, more, spreads[index]);
      split(half, more);
    }
  };
  if (wanted.length > 0) split(wanted, settled);
}
