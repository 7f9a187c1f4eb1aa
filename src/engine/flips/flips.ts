import type { Engine } from '../model.js';
import { everything, type Masks } from '../spec.js';
import type { Change } from './effects.js';
import { withoutFarther } from './nearest.js';
import { type Candidate, type Found, MOST_SETS, Search } from './search.js';
import { WhatIf } from './what-if.js';

export interface FlipSet {
  readonly changes: readonly Change[];
  readonly style: number;
}

/**
 * The smallest sets of changed or added answers that give another style: consistent ones, none containing another.
 * Fewer changes first, additions before changes, then the order of criteria and cells; each style's first set before
 * any style's second. `allowed` narrows the cells that may be proposed; `ordered` says whose cells are ranges of one
 * quantity: of several that do the same, the nearest to what was said stands for all; `whatIf` is one already made for
 * these masks.
 */
export function flips(
  engine: Engine,
  masks: Masks,
  style: number,
  {
    allowed = engine.model.cells.map(everything),
    ordered = [],
    whatIf = new WhatIf(engine, masks),
  }: { allowed?: Masks; ordered?: readonly boolean[]; whatIf?: WhatIf } = {},
): FlipSet[] {
  const pool = candidates(engine, masks, allowed, whatIf);
  const nearest = (found: readonly Found[]) => withoutFarther(found, masks, ordered);
  let search = new Search(
    whatIf,
    style,
    pool.filter((candidate) => !isIdle(engine, candidate, whatIf)),
    nearest,
  );
  // Idle candidates only matter where the style is not settled by what is certain.
  if (search.doubtful) search = new Search(whatIf, style, pool, nearest);
  return inTurn(search.found);
}

/** Each style's first set, then the others. */
function inTurn(found: readonly Found[]): FlipSet[] {
  const firsts = new Map<number, Found>();
  for (const set of found) if (!firsts.has(set.style)) firsts.set(set.style, set);
  const first = new Set(firsts.values());
  return [...first, ...found.filter((set) => !first.has(set))].slice(0, MOST_SETS).map(({ changes, style }) => ({
    changes: changes.map(({ criterion, cell }) => ({ criterion, cell })),
    style,
  }));
}

/** Every single change of a criterion that something reads, in the order of criteria and cells. */
function candidates({ model }: Engine, masks: Masks, allowed: Masks, { effects }: WhatIf): Candidate[] {
  const list: Candidate[] = [];
  const rowsSeen = new Map<string, number>();
  for (let criterion = 0; criterion < model.cells.length; criterion++) {
    const component = effects.componentOf(criterion);
    if (component < 0) continue;
    for (let cell = 0; cell < model.cells[criterion]; cell++) {
      const bit = 1 << cell;
      if ((allowed[criterion] & bit) === 0 || masks[criterion] === bit) continue;
      const row = effects.rowOf([{ criterion, cell }]);
      // One row for all that do the same.
      const text = effects.rows.slice(row, row + effects.width).join();
      if (!rowsSeen.has(text)) rowsSeen.set(text, row);
      const alters = (masks[criterion] & bit) === 0;
      list.push({ criterion, cell, alters, component, row: rowsSeen.get(text) ?? row });
    }
  }
  return list;
}

/** Whether a change leaves all that is certain as it is, whatever else is changed. */
function isIdle({ model }: Engine, { criterion, component, row }: Candidate, { effects }: WhatIf): boolean {
  if (criterion === model.parent || model.components[component].criteria.length > 1) return false;
  return effects.rows.slice(row, row + effects.width).every((number) => number === 0);
}
