import { type Branch, branchesOf, type Outlook, outlookOf } from '../../engine/index.js';
import type { Rulebook } from '../rulebook.js';
import { Memory } from './memory.js';

export interface Seen {
  readonly branches: readonly Branch[];
  readonly outlook: Outlook;
}

const memory = new Memory<Seen>();

/** The engine's outlook on a set of answers, remembered. */
export function outlookOn({ engine }: Rulebook, masks: readonly number[]): Seen {
  return memory.of(engine, masks.join(), () => {
    const branches = branchesOf(engine, masks);
    return { branches, outlook: outlookOf(engine, branches) };
  });
}
