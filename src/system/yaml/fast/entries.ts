import type { Entry } from '../nodes.js';
import { giveUp } from './lines.js';

/** From this many keys on, a set finds one sooner than comparing does. */
const FEW = 12;
/** The package complains of longer keys. */
const LONGEST = 1000;

const keys = new WeakMap<readonly Entry[], Set<string>>();

/** Adds an entry whose key is new and means nothing special. */
export function add(entries: Entry[], entry: Entry, plainKey: boolean): void {
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
