import type { Masks } from '../../engine/index.js';
import type { Rulebook } from '../rulebook.js';
import { outlookOn } from './outlook-of.js';

/** The cells that are left once what the answers imply is counted in: an open audience leaves only an event. */
export function possible(rulebook: Rulebook, masks: Masks): number[] {
  return masks.map((mask, index) => {
    if (rulebook.engine.componentOf[index] < 0 && index !== rulebook.model.parent) return mask;
    let left = 0;
    for (let cell = 0; cell < rulebook.spec.cells[index]; cell++) {
      const bit = 1 << cell;
      if ((mask & bit) === 0) continue;
      const answered = masks.map((other, at) => (at === index ? bit : other));
      if (mask === bit || outlookOn(rulebook, answered).outlook.reachable !== 0) left |= bit;
    }
    return left === 0 ? mask : left;
  });
}
