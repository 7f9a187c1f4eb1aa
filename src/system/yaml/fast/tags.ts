import type { MapNode, Node } from '../nodes.js';
import { endsWord } from './inline-scalars.js';
import { giveUp, type Lines } from './lines.js';

/** The key under which a value with a tag is put; tags that have none are left to the yaml package. */
export type KeyOfTag = (tag: string) => string | undefined;

const BANG = 33;

export function opensTag(code: number): boolean {
  return code === BANG;
}

/** The key of a tag, and where the tag ends; the text of a file that may hold none is not read here. */
export function tagAt(lines: Lines, start: number): { readonly key: string; readonly end: number } {
  let end = start;
  while (!endsWord(lines.code(end))) end++;
  const key = lines.keyOfTag?.(lines.text.slice(start, end));
  return key === undefined ? giveUp() : { key, end };
}

/** A value as the mapping that its tag stands for. */
export function tagged(key: string, value: Node): MapNode {
  const { span } = value;
  return { kind: 'map', span, entries: [{ key, keySpan: span, value }], repeated: [] };
}
