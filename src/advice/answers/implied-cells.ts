import type { Masks } from '../../engine/index.js';
import type { Rulebook } from '../rulebook.js';
import { KeyedCache } from './keyed-cache.js';
import { whatIfOn } from './what-if-on.js';

const memory = new KeyedCache<number[]>();

/** The cells that are left once what the answers imply is counted in: an open audience leaves only an event. */
export function impliedCells(rulebook: Rulebook, masks: Masks): number[] {
  const { engine, model, spec } = rulebook;
  return memory.of(engine, masks.join(), () => {
    const whatIf = whatIfOn(rulebook, masks);
    return masks.map((mask, index) => {
      const unread = engine.componentOf[index] < 0 && index !== model.parent;
      if (unread || (mask & (mask - 1)) === 0) return mask;
      let cells = 0;
      for (let cell = 0; cell < spec.cells[index]; cell++) {
        if ((mask & (1 << cell)) !== 0 && whatIf.styleWith([{ criterion: index, cell }]) >= 0) cells |= 1 << cell;
      }
      return cells === 0 ? mask : cells;
    });
  });
}
