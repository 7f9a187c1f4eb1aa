import { type Document, isMap, isScalar } from 'yaml';
import { type Changes, entryOf, same } from '../change.js';
import type { Entry, MapNode, Node } from '../nodes.js';
import { between, block, inline } from '../print.js';
import { Edits } from './edits.js';
import { listToMap } from './list-to-map.js';
import { nest } from './nest.js';
import { endOf, indentOf, separatorOf, type YamlMap, type YamlPair } from './pairs.js';

/**
 * Changes a text piece by piece, so that every line that isn't changed stays as it is, byte for byte;
 * undefined when that can't be done.
 * @param document the text composed with its source tokens
 * @param step one level of indentation
 */
export function splice(
  text: string,
  document: Document,
  step: string,
  before: Node,
  after: MapNode,
  changes: Changes,
): string | undefined {
  const { contents } = document;
  if (!isMap(contents)) return undefined;
  const edits = new Edits(text);
  const done = new Splice(edits, step).map(contents as unknown as YamlMap, before, after, changes);
  return done ? edits.result() : undefined;
}

class Splice {
  constructor(
    private readonly edits: Edits,
    private readonly step: string,
  ) {}

  /**
   * Brings a mapping from what it says to what it's to say.
   * @returns false when it can't be done in place, as when a key to take out comes through `<<`
   */
  map(map: YamlMap, before: Node | undefined, after: MapNode, changes: Changes): boolean {
    const added: Entry[] = [];
    const removed = new Set<YamlPair>();
    for (const [key, change] of changes) {
      const pair = map.items.find((item) => isScalar(item.key) && item.key.source === key);
      const old = entryOf(before, key);
      const wanted = entryOf(after, key);
      if (old && wanted && same(old.value, wanted.value)) continue;
      if (!pair) {
        const above = wanted && pairAbove(map, wanted, changes);
        if (above && !this.insert(map, [wanted], above)) return false;
        if (wanted && !above) added.push(wanted);
        if (!wanted && old) return false;
      } else if (!wanted) removed.add(pair);
      else if (
        !this.inside(pair, old, wanted, change) &&
        !listToMap(this.edits, this.step, pair, wanted.value) &&
        !this.replace(map, pair, wanted.value)
      )
        return false;
    }
    for (const pair of removed) if (!this.remove(map, pair)) return false;
    const last = map.items.filter((pair) => !removed.has(pair)).pop();
    return added.length === 0 || (last !== undefined && this.insert(map, added, last));
  }

  private inside(pair: YamlPair, old: Entry | undefined, wanted: Entry, change: Changes | Node | undefined): boolean {
    if (!(change instanceof Map) || !isMap(pair.value) || pair.value.items.length === 0) return false;
    if (wanted.value.kind !== 'map') return false;
    const mark = this.edits.mark();
    const anchor = pair.value.anchor;
    if (anchor && this.edits.text.includes(`*${anchor}`)) {
      return nest(this.edits, this.step, pair, old?.value, wanted.value, change);
    }
    const done = this.map(pair.value as YamlMap, old?.value, wanted.value, change);
    if (!done) this.edits.back(mark);
    return done;
  }

  private replace(map: YamlMap, pair: YamlPair, node: Node): boolean {
    const sep = separatorOf(pair);
    const colon = sep.find(({ type }) => type === 'map-value-ind');
    const indent = indentOf(this.edits, pair);
    if (!colon || (!map.flow && indent === undefined)) return false;
    const start = colon.offset + 1;
    const { value } = pair;
    const from = value?.range?.[0] ?? start;
    const end = endOf(this.edits, pair, start);
    const below = end > start && this.edits.lineEnd(start) < from;
    if (!map.flow && node.kind === 'map' && node.entries.length > 0) {
      const lines = block(node.entries, indent + this.step, this.step);
      if (below) this.edits.add(this.edits.lineEnd(start), this.edits.lineEnd(end), this.edits.lines(lines));
      else {
        this.edits.add(start, end, '');
        this.edits.add(this.edits.lineEnd(end), this.edits.lineEnd(end), this.edits.lines(lines));
      }
      return true;
    }
    const text = inline(node, map.flow === true);
    const bare = end > from && sep.every(({ type }) => type !== 'anchor' && type !== 'tag');
    if (below && !map.flow) {
      this.edits.add(start, start, ` ${text}`);
      this.edits.add(this.edits.lineEnd(start), this.edits.lineEnd(end), '');
    } else if (bare && !below && from > start) this.edits.add(from, end, text);
    else this.edits.add(start, end, ` ${text}`);
    return true;
  }

  private remove(map: YamlMap, pair: YamlPair): boolean {
    if (map.flow || indentOf(this.edits, pair) === undefined) return false;
    const start = this.edits.lineStart(pair.key.range?.[0] ?? 0);
    const end = this.edits.text.indexOf('\n', endOf(this.edits, pair, start));
    this.edits.add(start, end === -1 ? this.edits.text.length : end + 1, '');
    return true;
  }

  /** @param last the pair behind which they go */
  private insert(map: YamlMap, entries: readonly Entry[], last: YamlPair): boolean {
    const end = endOf(this.edits, last, last.key.range?.[1] ?? 0);
    if (map.flow) {
      this.edits.add(end, end, `, ${between(entries)}`);
      return true;
    }
    const indent = indentOf(this.edits, last);
    if (indent === undefined) return false;
    const at = this.edits.lineEnd(end);
    this.edits.add(
      at,
      at,
      this.edits.lines(block(entries, indent, this.step)) + (at === this.edits.text.length ? this.edits.eol : ''),
    );
    return true;
  }
}

/** The pair behind which a mapping goes that the changes list before a key that is there; undefined for the end. */
function pairAbove(map: YamlMap, { key, value }: Entry, changes: Changes): YamlPair | undefined {
  if (value.kind !== 'map') return undefined;
  const keys = [...changes.keys()];
  const later = keys.slice(keys.indexOf(key) + 1);
  const at = map.items.findIndex((item) => isScalar(item.key) && later.includes(item.key.source ?? ''));
  return at > 0 ? map.items[at - 1] : undefined;
}
