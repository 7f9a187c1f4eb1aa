import { isScalar, isSeq, type Scalar } from 'yaml';
import type { Entry, Node } from '../nodes.js';
import { block, inline } from '../print.js';
import type { Edits } from './edits.js';
import { indentOf, type YamlPair } from './pairs.js';

/**
 * Turns a list of names into a mapping of the same names, each in its place, so that the comments beside them stay.
 * @returns false, with no edit made, where that can't be done or a list has no comments to keep
 */
export function listToMap(edits: Edits, step: string, pair: YamlPair, wanted: Node): boolean {
  const { value } = pair;
  if (!isSeq(value) || value.anchor || wanted.kind !== 'map' || !value.range) return false;
  const items = value.items.filter((item): item is Scalar & { range: [number, number, number] } => isName(item));
  const alike = items.length === value.items.length && items.length === wanted.entries.length;
  if (!alike || !items.every((item, index) => String(item.source) === wanted.entries[index].key)) return false;
  const mark = edits.mark();
  const [start, end] = value.range;
  const each = items.map((item, index) => ({ start: item.range[0], end: item.range[1], entry: wanted.entries[index] }));
  if (value.flow) {
    if (!edits.text.slice(start, end).includes('#')) return false;
    edits.add(start, start + 1, '{');
    for (const item of each) edits.add(item.end, item.end, `: ${between(item.entry)}`);
    edits.add(end - 1, end, '}');
    return true;
  }
  const above = indentOf(edits, pair);
  for (const item of each) {
    const line = edits.lineStart(item.start);
    const before = /^( *)- +$/.exec(edits.text.slice(line, item.start));
    if (before === null || above === undefined) {
      edits.back(mark);
      return false;
    }
    // The dashes of a list may stand right under its key; the keys of a mapping may not.
    const indent = before[1].length > above.length ? before[1] : above + step;
    edits.add(line, item.start, indent);
    edits.add(item.end, item.end, ':');
    const below = item.entry.value.kind === 'map' ? block(item.entry.value.entries, indent + step, step) : [];
    edits.add(edits.lineEnd(item.end), edits.lineEnd(item.end), edits.lines(below));
  }
  return true;
}

const isName = (item: unknown): boolean => isScalar(item) && !item.anchor && !item.tag && item.range != null;

const between = ({ value }: Entry) => (value.kind === 'map' ? inline(value, true) : '{}');
