import { type Branch, branchesOf, type Outlook, outlookOf } from '../../engine/index.js';
import type { Rulebook } from '../rulebook.js';

export interface Seen {
  readonly branches: readonly Branch[];
  readonly outlook: Outlook;
}

const memory = new WeakMap<object, Map<string, Seen>>();
const MOST = 10_000;

/** The engine's outlook on a set of answers; few distinct sets occur in a system, so each is computed once. */
export function outlookOn(rulebook: Rulebook, masks: readonly number[]): Seen {
  let seen = memory.get(rulebook.engine);
  if (seen === undefined) {
    seen = new Map();
    memory.set(rulebook.engine, seen);
  }
  const key = masks.join();
  let result = seen.get(key);
  if (result === undefined) {
    const branches = branchesOf(rulebook.engine, masks);
    result = { branches, outlook: outlookOf(rulebook.engine, branches) };
    if (seen.size >= MOST) seen.clear();
    seen.set(key, result);
  }
  return result;
}
