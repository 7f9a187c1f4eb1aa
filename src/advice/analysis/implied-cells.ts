import type { Masks, WhatIf } from '../../engine/index.js';
import type { Rulebook } from '../rulebook.js';

/** Of each criterion, the cells that some consistent set of answers has. */
export function impliedCells({ engine, model, spec }: Rulebook, masks: Masks, whatIf: () => WhatIf): Masks {
  return masks.map((mask, index) => {
    const unread = engine.componentOf[index] < 0 && index !== model.parent;
    if (unread || (mask & (mask - 1)) === 0) return mask;
    let cells = 0;
    for (let cell = 0; cell < spec.cells[index]; cell++) {
      if ((mask & (1 << cell)) !== 0 && whatIf().styleWith([{ criterion: index, cell }]) >= 0) cells |= 1 << cell;
    }
    return cells === 0 ? mask : cells;
  });
}
