import { type Branch, branchesOf, outlookOf, type StyleOutlook } from '../../engine/index.js';
import type { Rulebook } from '../rulebook.js';
import { KeyedCache } from './keyed-cache.js';

export interface Seen {
  readonly branches: readonly Branch[];
  readonly outlook: StyleOutlook;
}

const memory = new KeyedCache<Seen>();

/** The engine's outlook on a set of answers, remembered. */
export function outlookOn({ engine }: Rulebook, masks: readonly number[]): Seen {
  return memory.of(engine, masks.join(), () => {
    const branches = branchesOf(engine, masks);
    return { branches, outlook: outlookOf(engine, branches) };
  });
}
