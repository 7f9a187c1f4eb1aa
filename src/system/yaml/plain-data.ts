import type { Span } from '../../text/source.js';
import { type Entry, type Node, spanOf } from './nodes.js';

/** The value alone, without places, as `JSON.parse` would give it. */
export function plainOf(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
}

/** Where a path of keys leads. */
export interface Found {
  readonly span: Span;
  /** The last key of the path that is there. */
  readonly last: string;
  /** The first key that is not there, if any; the span is then that of what should have it. */
  readonly missing?: string;
}

/**
 * The place of a path such as `rules.big-batches.when.payload`: keys joined by points, list items by number, `id` or
 * `name`. `ofKey` asks for the key itself, not its value.
 */
export function placeAt(root: Node, path: string, ofKey = false): Found {
  let node = root;
  let at = { span: anchorOf(root), last: '' };
  for (let rest = path; rest !== ''; ) {
    const step = node.kind === 'map' ? intoMap(node.entries, rest, ofKey) : intoList(node, rest);
    if (step === undefined) return { ...at, missing: rest.split('.')[0] };
    ({ node, at } = step);
    rest = step.rest;
  }
  return at;
}

interface Step {
  readonly node: Node;
  readonly at: Found;
  readonly rest: string;
}

/** Keys may hold points themselves, so the longest one that fits is taken. */
function intoMap(entries: readonly Entry[], path: string, ofKey: boolean): Step | undefined {
  const entry = entries
    .filter(({ key }) => path === key || path.startsWith(`${key}.`))
    .reduce<Entry | undefined>((best, each) => (best && best.key.length >= each.key.length ? best : each), undefined);
  if (entry === undefined) return undefined;
  const rest = path.slice(entry.key.length + 1);
  const span = ofKey || entry.value.kind !== 'scalar' ? entry.keySpan : spanOf(entry);
  return { node: entry.value, at: { span, last: entry.key }, rest };
}

function intoList(node: Node, path: string): Step | undefined {
  if (node.kind !== 'list') return undefined;
  const named = node.items.find((item) => {
    const name = nameOf(item);
    return name !== undefined && (path === name || path.startsWith(`${name}.`));
  });
  const number = /^\d+(?=\.|$)/.exec(path)?.[0];
  const item = named ?? (number === undefined ? undefined : node.items[Number(number)]);
  if (item === undefined) return undefined;
  const last = (named && nameOf(named)) ?? number ?? '';
  return { node: item, at: { span: anchorOf(item), last }, rest: path.slice(last.length + 1) };
}

function nameOf(item: Node): string | undefined {
  if (item.kind !== 'map') return undefined;
  const named = item.entries.find(({ key }) => key === 'id' || key === 'name')?.value;
  return named?.kind === 'scalar' && named.text !== '' ? named.text : undefined;
}

/** Where to point at for the whole of a value: a mapping's first key says more than its many lines. */
function anchorOf(node: Node): Span {
  return node.kind === 'map' && node.entries.length > 0 ? node.entries[0].keySpan : node.span;
}
