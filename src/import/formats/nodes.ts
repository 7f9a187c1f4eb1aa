import type { Node } from '../../system/yaml/nodes.js';
import type { SourceText } from '../../text/source.js';
import type { Mapping, Value } from '../value.js';

export function nodeAt(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let at = node;
  for (const key of path) {
    if (at?.kind !== 'map') return undefined;
    at = at.entries.find((entry) => entry.key === key)?.value;
  }
  return at;
}

/** The entries of a mapping; none of anything else. */
export function entriesOf(node: Node | undefined) {
  return node?.kind === 'map' ? node.entries : [];
}

export function textOfNode(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}

export const EMPTY = (source: SourceText): Mapping => ({
  kind: 'map',
  place: { source, span: { start: 0, end: 0 } },
  entries: [],
});

/** A value as it is written, but for what `special` makes of some. */
export function valueOf(node: Node, source: SourceText, special: (node: Node) => Value | undefined): Value {
  const known = special(node);
  if (known !== undefined) return known;
  const place = { source, span: node.span };
  if (node.kind === 'scalar') return { kind: 'scalar', place, value: node.value };
  if (node.kind === 'list')
    return { kind: 'list', place, items: node.items.map((item) => valueOf(item, source, special)) };
  return {
    kind: 'map',
    place,
    entries: node.entries.map(({ key, keySpan, value }) => ({
      key,
      keyPlace: { source, span: keySpan },
      value: valueOf(value, source, special),
    })),
  };
}

/** The same of a mapping; of anything else, an empty one. */
export function mappingOf(
  node: Node | undefined,
  source: SourceText,
  special: (node: Node) => Value | undefined = () => undefined,
): Mapping {
  const value = node === undefined ? undefined : valueOf(node, source, special);
  return value?.kind === 'map' ? value : EMPTY(source);
}
