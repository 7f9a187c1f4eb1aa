import type { Engine } from '../model.js';

/**
 * What is certain of one component under one value of the parent, in three whole numbers that add up over
 * components, so that a set of changes is judged by a few additions:
 * - the packed point of least m and least e, with the decisive reasons that are sure
 * - how many components have no consistent case
 * - how many have a decisive reason for m wherever their m is least and, times LOW_E, the same for e
 */
export const FIELDS = 3;
export const LOW_E = 1 << 15;

/** Appends the three numbers for the cells at `start` plus each of `offsets`. */
export function pushCertain(
  { model, plane }: Engine,
  component: number,
  parent: number,
  start: number,
  offsets: Int32Array,
  into: number[],
): void {
  const table = model.components[component].tables[parent];
  let [leastM, leastE, held, lowM, lowE] = [-1, -1, 3, 3, 3];
  for (let i = 0; i < offsets.length; i++) {
    const index = table[start + offsets[i]];
    if (index < 0) continue;
    const { m, e, decisive } = model.states[index];
    held &= decisive;
    if (m <= leastM || leastM < 0) {
      lowM = m === leastM ? lowM & decisive : decisive;
      leastM = m;
    }
    if (e <= leastE || leastE < 0) {
      lowE = e === leastE ? lowE & decisive : decisive;
      leastE = e;
    }
  }
  if (leastM < 0) into.push(0, 1, 0);
  else {
    const point = plane.pack({ m: leastM, e: leastE, decisiveM: held & 1, decisiveE: held >> 1 });
    into.push(point, 0, (lowM & 1) + (lowE >> 1) * LOW_E);
  }
}
