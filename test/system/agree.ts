import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { readFast } from '../../src/system/yaml/fast/read-fast.js';
import { parseAny } from '../../src/system/yaml/parse.js';

/** What the fast reader reads, it reads as the package does: values, places and all. Returns whether it read it. */
export function agree(text: string): boolean {
  const root = readFast(text);
  if (root === undefined) return false;
  const slow = parseAny(text);
  // Told in full only where it matters: comparing is quick, printing is not.
  if (!isDeepStrictEqual({ root, faults: [] }, slow)) expect({ root, faults: [] }, JSON.stringify(text)).toEqual(slow);
  return true;
}
