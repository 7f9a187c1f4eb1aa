import { readFast } from './fast/read-fast.js';
import type { Parsed } from './nodes.js';

/** Reads YAML 1.2; loads the package only where the text needs it, for that takes longer than reading most files. */
export async function parseFast(text: string): Promise<Parsed> {
  const root = readFast(text);
  return root ? { root, faults: [] } : (await import('./parse.js')).parseAny(text);
}
