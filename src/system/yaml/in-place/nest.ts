import { isMap } from 'yaml';
import { type Changes, entryOf, same } from '../change.js';
import type { MapNode, Node } from '../nodes.js';
import { between, block } from '../print.js';
import type { Edits } from './edits.js';
import { endOf, indentOf, separatorOf, type YamlPair } from './pairs.js';

/**
 * Puts a mapping that others share one level down, under `<<`, and the changes beside it, where only this one sees them.
 * @returns false, with no edit made, when that can't be done, as when a key is to go
 */
export function nest(
  edits: Edits,
  step: string,
  pair: YamlPair,
  before: Node | undefined,
  after: MapNode,
  changes: Changes,
): boolean {
  const entries = after.entries.filter(({ key, value }) => {
    const old = entryOf(before, key);
    return changes.has(key) && !(old && same(old.value, value));
  });
  const removes = [...changes.keys()].some((key) => entryOf(before, key) && !entryOf(after, key));
  const sep = separatorOf(pair);
  const colon = sep.find(({ type }) => type === 'map-value-ind');
  const anchor = sep.find(({ type }) => type === 'anchor');
  if (!colon || !anchor || removes) return false;
  const end = endOf(edits, pair, anchor.offset);
  if (isMap(pair.value) && pair.value.flow) {
    edits.add(anchor.offset, anchor.offset, '{<<: ');
    edits.add(end, end, `, ${between(entries)}}`);
    return true;
  }
  const indent = indentOf(edits, pair);
  if (indent === undefined) return false;
  edits.add(colon.offset + 1, anchor.offset, `${edits.eol}${indent}${step}<<: `);
  for (
    let at = edits.text.indexOf('\n', anchor.offset) + 1;
    at > 0 && at < end;
    at = edits.text.indexOf('\n', at) + 1
  ) {
    if (edits.lineEnd(at) > at) edits.add(at, at, step);
  }
  edits.add(edits.lineEnd(end), edits.lineEnd(end), edits.lines(block(entries, indent + step, step)));
  return true;
}
