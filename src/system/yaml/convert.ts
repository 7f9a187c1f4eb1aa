import type { Scalar, Node as YamlNode } from 'yaml';
import type { Span } from '../../text/source.js';
import type { Entry, ScalarNode } from './nodes.js';

/** From this many keys on, looking a key up in a map is faster than comparing it with each. */
const FEW = 12;

/** Finds an entry by its key in a list that grows. */
export function finder(entries: readonly Entry[]): (key: string) => Entry | undefined {
  let index: Map<string, Entry> | undefined;
  let indexed = 0;
  return (key) => {
    if (entries.length <= FEW) {
      for (const entry of entries) if (entry.key === key) return entry;
      return undefined;
    }
    index ??= new Map();
    for (; indexed < entries.length; indexed++) index.set(entries[indexed].key, entries[indexed]);
    return index.get(key);
  };
}

/** The span of the value itself; `fallback` where the parser made it up. */
export function spanOfYaml(node: YamlNode, fallback: number): Span {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: fallback, end: fallback };
}

/** Nothing, where a value could stand. */
export function empty(at: number): ScalarNode {
  return { kind: 'scalar', span: { start: at, end: at }, value: null, text: '' };
}

/** A scalar, by the core schema: what is no null, number or boolean is text. */
export function scalar(node: Scalar, span: Span): ScalarNode {
  const { value } = node;
  const text = node.source ?? String(value ?? '');
  const known = value === null || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', span, value: known ? value : text, text };
}
