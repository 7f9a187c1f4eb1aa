import type { Entry, Node } from '../system/yaml/nodes.js';
import { block } from '../system/yaml/print.js';

/** A document as a value. */
export type Tree = string | number | boolean | readonly Tree[] | { readonly [key: string]: Tree };

const NOWHERE = { start: 0, end: 0 };

/** A document as YAML. */
export function yamlText(document: { readonly [key: string]: Tree }): string {
  return `${block(entriesOf(document), '', '  ').join('\n')}\n`;
}

const entriesOf = (map: { readonly [key: string]: Tree }): Entry[] =>
  Object.entries(map).map(([key, value]) => ({ key, keySpan: NOWHERE, value: nodeOf(value) }));

function nodeOf(tree: Tree): Node {
  if (typeof tree !== 'object') return { kind: 'scalar', span: NOWHERE, value: tree, text: String(tree) };
  if (Array.isArray(tree)) return { kind: 'list', span: NOWHERE, items: tree.map(nodeOf) };
  const entries = entriesOf(tree as { readonly [key: string]: Tree });
  return { kind: 'map', span: NOWHERE, entries, repeated: [] };
}
