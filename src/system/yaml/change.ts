import { type Entry, isNull, type MapNode, type Node } from './nodes.js';

/** What to change in a mapping, by key: a new value, changes further down, or `undefined` to take the key out. */
export type Changes = ReadonlyMap<string, Change>;
export type Change = Node | Changes | undefined;

/** The mapping after the changes; a value that is no mapping is replaced by one. */
export function changed(node: Node | undefined, changes: Changes): MapNode {
  const entries = new Map((node?.kind === 'map' ? node.entries : []).map((entry) => [entry.key, entry]));
  for (const [key, change] of changes) {
    const before = entries.get(key);
    const value = change instanceof Map ? changed(before?.value, change) : (change as Node | undefined);
    // Taking keys out of a mapping that isn't there must not create it.
    const idle = change instanceof Map && !before && change.size > 0 && (value as MapNode).entries.length === 0;
    if (!value) entries.delete(key);
    else if (!idle) entries.set(key, { key, keySpan: before?.keySpan ?? value.span, value });
  }
  const span = node?.span ?? { start: 0, end: 0 };
  return { kind: 'map', span, entries: [...entries.values()], repeated: [] };
}

/** Whether two values are the same but for the order of keys; an empty mapping equals none. */
export function same(a: Node, b: Node): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (a.kind === 'scalar') {
    return b.kind === 'scalar' && Object.is(a.value, b.value) && a.text === b.text;
  }
  if (a.kind === 'list') {
    return b.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i]));
  }
  if (b.kind !== 'map' || a.entries.length !== b.entries.length) return false;
  const others = new Map(b.entries.map((entry) => [entry.key, entry.value]));
  return a.entries.every(({ key, value }) => {
    const other = others.get(key);
    return other !== undefined && same(value, other);
  });
}

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

function isEmpty(node: Node): boolean {
  return isNull(node) || (node.kind === 'map' && node.entries.length === 0);
}
