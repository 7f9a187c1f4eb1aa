import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap, type Node as YamlNode } from 'yaml';
import { excerpt } from '../../text/escape.js';
import { nearest } from '../../text/nearest.js';
import type { Span } from '../../text/source.js';
import { empty, finder, scalar, spanOfYaml } from './convert.js';
import { describe, didYouMean, type Entry, type Fault, type MapNode, type Node } from './nodes.js';

/** Most levels of nesting, aliases included; each costs stack. */
export const MAX_DEPTH = 100;

/** Thrown when aliases stand for too many values; the reader turns it into one fault. */
export class TooMuch extends Error {
  constructor(
    readonly span: Span,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Turns the parser's tree into nodes, in the order of the text: an alias becomes a copy of what it stands for,
 * placed where it is used; `<<` adds the keys that a mapping doesn't have itself.
 */
export class Expansion {
  readonly faults: Fault[] = [];
  private readonly anchors = new Map<string, Node | 'open'>();
  private copies = 0;

  /** @param most how many values aliases may stand for, all together */
  constructor(
    private readonly most: number,
    /** The key under which a value with such a tag is put; tags that have none are as good as not there. */
    private readonly keyOfTag?: (tag: string) => string | undefined,
  ) {}

  node(node: YamlNode | null | undefined, fallback: number): Node {
    if (!node) return empty(fallback);
    if (isAlias(node)) {
      const span = spanOfYaml(node, fallback);
      const target = this.target(node.source, span);
      return target ? this.copy(target, span, 0) : { kind: 'scalar', span, value: null, text: '' };
    }
    const { anchor } = node;
    if (anchor) this.anchors.set(anchor, 'open');
    const key = node.tag === undefined ? undefined : this.keyOfTag?.(node.tag);
    const plain = this.plain(node, fallback);
    const { span } = plain;
    const made: Node =
      key === undefined ? plain : { kind: 'map', span, entries: [{ key, keySpan: span, value: plain }], repeated: [] };
    if (anchor) this.anchors.set(anchor, made);
    return made;
  }

  private plain(node: YamlNode, fallback: number): Node {
    const span = spanOfYaml(node, fallback);
    if (isMap(node)) return this.map(node as YAMLMap<YamlNode, YamlNode | null>, span);
    if (isSeq(node)) {
      return { kind: 'list', span, items: node.items.map((item) => this.node(item as YamlNode, span.end)) };
    }
    return isScalar(node) ? scalar(node, span) : empty(span.start);
  }

  private target(name: string, span: Span): Node | undefined {
    const found = this.anchors.get(name);
    if (found === 'open') this.fault(span, `the alias \`*${excerpt(name)}\` stands inside the value it names`);
    else if (!found) {
      const near = nearest(name, [...this.anchors.keys()].slice(0, 100));
      this.fault(span, `the alias \`*${excerpt(name)}\` names no anchor above it${didYouMean(near)}`);
    }
    return found === 'open' ? undefined : found;
  }

  private map(node: YAMLMap<YamlNode, YamlNode | null>, span: Span): MapNode {
    const entries: Entry[] = [];
    const repeated: Entry[] = [];
    const merges: Merged[] = [];
    const find = finder(entries);
    for (const pair of node.items) {
      if (isScalar(pair.key) && pair.key.source === '<<' && pair.key.type === 'PLAIN') {
        this.merge(pair, merges);
        continue;
      }
      const entry = this.entry(pair, span);
      if (!entry) continue;
      const first = find(entry.key);
      if (first) {
        repeated.push(entry);
        this.repeated(entry, first);
      } else entries.push(entry);
    }
    for (const { entry, span: use } of merges) {
      if (find(entry.key)) continue;
      entries.push(use ? { key: entry.key, keySpan: use, value: this.copy(entry.value, use, 1) } : entry);
    }
    return { kind: 'map', span, entries, repeated };
  }

  private entry(pair: Pair<YamlNode, YamlNode | null>, map: Span): Entry | undefined {
    const key = this.node(pair.key, map.start);
    const value = this.node(pair.value, key.span.end);
    if (key.kind === 'scalar') return { key: key.text, keySpan: key.span, value };
    this.fault(key.span, `a key must be text; found ${describe(key)}`);
    return undefined;
  }

  private repeated(entry: Entry, first: Entry): void {
    this.faults.push({
      span: entry.keySpan,
      message: `the key \`${excerpt(entry.key)}\` is given twice in one mapping`,
      remedy: 'Keep one of the two, or give one another name.',
      related: { span: first.keySpan, message: `\`${excerpt(entry.key)}\` is first given here` },
      breaks: false,
    });
  }

  /** Collects the entries that one `<<` brings in, earlier mappings of a list before later ones. */
  private merge(pair: Pair<YamlNode, YamlNode | null>, into: Merged[]): void {
    const key = spanOfYaml(pair.key, 0);
    const sources = isSeq(pair.value) ? (pair.value.items as YamlNode[]) : [pair.value];
    for (const source of sources) {
      const span = source ? spanOfYaml(source, key.end) : key;
      const node = isAlias(source) ? this.target(source.source, span) : this.node(source, key.end);
      if (node?.kind !== 'map') {
        if (node) this.fault(span, `\`<<\` merges a mapping, or a list of them; found ${describe(node)}`);
        continue;
      }
      for (const entry of node.entries) {
        this.count(span);
        into.push({ entry, span: isAlias(source) ? span : undefined });
      }
    }
  }

  /** The same value, placed at its use. */
  private copy(node: Node, span: Span, depth: number): Node {
    this.count(span);
    if (depth > MAX_DEPTH) throw new TooMuch(span, `aliases nest values more than ${MAX_DEPTH} levels deep`);
    switch (node.kind) {
      case 'scalar':
        return { kind: 'scalar', span, value: node.value, text: node.text };
      case 'list':
        return { kind: 'list', span, items: node.items.map((item) => this.copy(item, span, depth + 1)) };
      case 'map': {
        const again = (entry: Entry) => ({
          key: entry.key,
          keySpan: span,
          value: this.copy(entry.value, span, depth + 1),
        });
        return { kind: 'map', span, entries: node.entries.map(again), repeated: [] };
      }
    }
  }

  private count(span: Span): void {
    if (++this.copies > this.most) {
      throw new TooMuch(span, `aliases stand for more than ${this.most} values, all together`);
    }
  }

  private fault(span: Span, message: string): void {
    this.faults.push({ span, message, breaks: false });
  }
}

/** An entry that comes through `<<`; with the place of the alias, if it comes through one. */
interface Merged {
  readonly entry: Entry;
  readonly span: Span | undefined;
}
