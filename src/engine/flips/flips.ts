import { FlipBoard } from './flip-board.js';
import type { Engine } from './model.js';
import { everything, type Masks } from './spec.js';

/** One criterion answered with one cell. */
export interface Change {
  readonly criterion: number;
  readonly cell: number;
}

export interface FlipSet {
  readonly changes: readonly Change[];
  readonly style: number;
}

interface Candidate extends Change {
  /** Contradicts what was said, rather than adding to it. */
  readonly alters: boolean;
}

/**
 * The smallest sets of changed or added answers that give another style: of at most `most` changes, consistent,
 * none containing another. Fewer changes first, additions before changes, then the order of criteria and cells;
 * each style's first set before any style's second; at most `limit`.
 * `allowed` narrows the cells that may be proposed.
 */
export function flips(
  engine: Engine,
  masks: Masks,
  style: number,
  options: { most?: number; limit?: number; allowed?: Masks } = {},
): FlipSet[] {
  const { most = 3, limit = 5, allowed } = options;
  const board = new FlipBoard(engine, masks);
  const found: (FlipSet & { alterations: number })[] = [];
  let pool = candidates(engine, masks, allowed ?? engine.model.cells.map(everything), board);
  // Sets of size one that flip leave the pool: no larger set with them is smallest.
  const blocked = new Set<number>();
  const pairKey = (a: number, b: number) => a * 4096 + b;
  for (let size = 1; size <= most; size++) {
    const before = found.length;
    const flipped = new Set<Candidate>();
    const visit = (set: readonly Candidate[], indices: readonly number[]) => {
      const result = board.styleWith(set);
      if (result < 0 || result === style) return;
      found.push({
        changes: set.map(({ criterion, cell }) => ({ criterion, cell })),
        style: result,
        alterations: set.filter((c) => c.alters).length,
      });
      if (size === 1) flipped.add(set[0]);
      if (size === 2) blocked.add(pairKey(indices[0], indices[1]));
    };
    for (let i = 0; i < pool.length; i++) {
      if (size === 1) visit([pool[i]], [i]);
      for (let j = i + 1; size > 1 && j < pool.length; j++) {
        if (pool[j].criterion === pool[i].criterion) continue;
        if (size === 2) visit([pool[i], pool[j]], [i, j]);
        if (size === 2 || blocked.has(pairKey(i, j))) continue;
        for (let k = j + 1; k < pool.length; k++) {
          if (pool[k].criterion === pool[j].criterion || blocked.has(pairKey(i, k)) || blocked.has(pairKey(j, k)))
            continue;
          visit([pool[i], pool[j], pool[k]], [i, j, k]);
        }
      }
    }
    pool = pool.filter((candidate) => !flipped.has(candidate));
    found.splice(before, found.length, ...found.slice(before).sort((a, b) => a.alterations - b.alterations));
    const stylesFound = new Set(found.map((set) => set.style)).size;
    if (found.length >= limit && stylesFound === 3) break;
  }
  const firsts = found.filter((set, index) => found.findIndex((other) => other.style === set.style) === index);
  return [...firsts, ...found.filter((set) => !firsts.includes(set))]
    .slice(0, limit)
    .map(({ changes, style: to }) => ({ changes, style: to }));
}

/** Every single change that could matter, in the order of criteria and cells. */
function candidates(engine: Engine, masks: Masks, allowed: Masks, board: FlipBoard): Candidate[] {
  const list: Candidate[] = [];
  engine.model.cells.forEach((cells, criterion) => {
    if (criterion !== engine.model.parent && engine.componentOf[criterion] < 0) return;
    for (let cell = 0; cell < cells; cell++) {
      const bit = 1 << cell;
      if ((allowed[criterion] & bit) === 0 || masks[criterion] === bit) continue;
      const candidate = { criterion, cell, alters: (masks[criterion] & bit) === 0 };
      if (board.matters(candidate)) list.push(candidate);
    }
  });
  return list;
}
