import type { Decision } from '../../model/system.js';
import type { Problems } from '../problems.js';
import { type Entry, isNull, type Node } from '../yaml/nodes.js';
import { readMap } from './names.js';

/** Deepest nesting that is printed; a value that holds itself would never end. */
const DEEPEST = 4;

/** A flow's decision: three known keys, and whatever else its authors want to keep with it. */
export function readDecision(entry: Entry, problems: Problems): Decision | undefined {
  const map = readMap(entry, 'free text, such as `status`, `date` and `deciders`', problems);
  if (!map) return undefined;
  let status: string | undefined;
  let date: string | undefined;
  let deciders: readonly string[] = [];
  const more: { key: string; text: string }[] = [];
  for (const { key, value } of map.entries) {
    if (isNull(value)) continue;
    if (key === 'status') status = textOf(value);
    else if (key === 'date') date = textOf(value);
    else if (key === 'deciders')
      deciders = value.kind === 'list' ? value.items.map((item) => textOf(item)) : [textOf(value)];
    else more.push({ key, text: textOf(value) });
  }
  return { ...(status === undefined ? {} : { status }), ...(date === undefined ? {} : { date }), deciders, more };
}

function textOf(node: Node, depth = 0): string {
  if (node.kind === 'scalar') return node.text;
  if (depth >= DEEPEST) return '…';
  if (node.kind === 'list') return node.items.map((item) => textOf(item, depth + 1)).join(', ');
  return node.entries.map(({ key, value }) => `${key}: ${textOf(value, depth + 1)}`).join(', ');
}
