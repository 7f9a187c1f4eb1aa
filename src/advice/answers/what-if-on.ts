import { type Masks, WhatIf } from '../../engine/index.js';
import type { Rulebook } from '../rulebook.js';

let last: { engine: object; key: string; whatIf: WhatIf } | undefined;

/** The engine's what-ifs on a set of answers; questions, flips and what is implied ask the same one in turn. */
export function whatIfOn(rulebook: Rulebook, masks: Masks): WhatIf {
  const key = masks.join();
  if (last === undefined || last.engine !== rulebook.engine || last.key !== key) {
    last = { engine: rulebook.engine, key, whatIf: new WhatIf(rulebook.engine, masks) };
  }
  return last.whatIf;
}
