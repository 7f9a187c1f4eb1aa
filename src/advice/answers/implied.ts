import type { Masks } from '../../engine/index.js';
import type { Rulebook } from '../rulebook.js';
import { whatIfOn } from './what-if-on.js';

const memory = new WeakMap<object, Map<string, number[]>>();

/** The cells that are left once what the answers imply is counted in: an open audience leaves only an event. */
export function possible(rulebook: Rulebook, masks: Masks): number[] {
  const known = memory.get(rulebook.engine) ?? new Map<string, number[]>();
  memory.set(rulebook.engine, known);
  const key = masks.join();
  const found = known.get(key);
  if (found !== undefined) return found;
  const whatIf = whatIfOn(rulebook, masks);
  const left = masks.map((mask, index) => {
    const unread = rulebook.engine.componentOf[index] < 0 && index !== rulebook.model.parent;
    if (unread || (mask & (mask - 1)) === 0) return mask;
    let cells = 0;
    for (let cell = 0; cell < rulebook.spec.cells[index]; cell++) {
      if ((mask & (1 << cell)) !== 0 && whatIf.styleWith([{ criterion: index, cell }]) >= 0) cells |= 1 << cell;
    }
    return cells === 0 ? mask : cells;
  });
  known.set(key, left);
  return left;
}
