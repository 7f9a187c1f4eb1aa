import type { MapNode } from '../nodes.js';
import { blockMap } from './block-collections.js';
import { GIVE_UP, Lines } from './lines.js';

/** Control characters, tabs, byte order marks, and a return without a line feed. */
const UNUSUAL = /[\0-\x09\x0b\x0c\x0e-\x1f\ufeff]|\r(?!\n)/;

/**
 * Reads what nearly all files are made of: mappings and lists line by line, plain or quoted texts and bracketed values
 * on one line, comments. Exactly what the slow path reads, or undefined when there is anything else, or a fault.
 * Linear in the text.
 */
export function readFast(text: string, keyOfTag?: (tag: string) => string | undefined): MapNode | undefined {
  if (UNUSUAL.test(text)) return undefined;
  try {
    const lines = new Lines(text, keyOfTag);
    lines.begin();
    return lines.indent === 0 ? blockMap(lines, 0, 0) : undefined;
  } catch (stop) {
    if (stop === GIVE_UP) return undefined;
    throw stop;
  }
}
