import type { Entry } from '../nodes.js';
import { giveUp } from './lines.js';

/** From this many keys on, looking a key up in a set is faster than comparing it with each. */
const FEW = 12;
/** The yaml package refuses longer keys. */
const LONGEST = 1000;

const keys = new WeakMap<readonly Entry[], Set<string>>();

/** Adds an entry; gives up on a key that is there already, on `<<`, and on one that is too long. */
export function addEntry(entries: Entry[], entry: Entry, plainKey: boolean): void {
  const { key, keySpan } = entry;
  if (keySpan.end - keySpan.start > LONGEST || (plainKey && key === '<<')) giveUp();
  if (entries.length < FEW) {
    for (const other of entries) if (other.key === key) giveUp();
  } else {
    let known = keys.get(entries);
    if (!known) keys.set(entries, (known = new Set(entries.map((other) => other.key))));
    if (known.has(key)) giveUp();
    known.add(key);
  }
  entries.push(entry);
}
