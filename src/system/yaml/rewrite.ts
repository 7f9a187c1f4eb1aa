import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  type Node as PackageNode,
  Pair,
  parseDocument,
  visit,
  YAMLMap,
} from 'yaml';
import type { Changes } from './change.js';
import type { Node } from './nodes.js';
import type { YamlMap } from './pairs.js';
import { OPTIONS } from './parse.js';

/**
 * The whole text printed anew, for edits that no splice can make: a value that other flows share through an anchor.
 * Aliases are written out, comments stay, the layout becomes the package's own.
 */
export function rewrite(text: string, changes: Changes): string {
  const document = parseDocument(text, OPTIONS);
  writeOutAliases(document);
  if (!isMap(document.contents)) throw new Error('the text holds no mapping');
  put(document, document.contents as unknown as YamlMap, changes);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function writeOutAliases(document: Document): void {
  const anchors = new Map<string, PackageNode>();
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node)) {
        if (node.anchor) anchors.set(node.anchor, node);
        return undefined;
      }
      const copy = anchors.get(node.source)?.clone() as PackageNode | undefined;
      // What was said of the original once isn't said again at each use.
      if (copy) visit(copy, { Node: (_, part) => void Object.assign(part, BARE) });
      return copy;
    },
  });
  visit(document, { Node: (_, node) => void (isAlias(node) || Object.assign(node, { anchor: undefined })) });
}

const BARE = { anchor: undefined, comment: undefined, commentBefore: undefined, spaceBefore: undefined };

function put(document: Document, map: YamlMap, changes: Changes): void {
  flatten(map);
  for (const [key, change] of changes) {
    const pair = map.items.find((item) => nameOf(item) === key);
    if (change === undefined) map.items = map.items.filter((item) => item !== pair);
    else if (change instanceof Map) {
      const inner = isMap(pair?.value) ? (pair.value as unknown as YamlMap) : (new YAMLMap(document.schema) as YamlMap);
      put(document, inner, change);
      if (pair) pair.value = inner;
      else if (inner.items.length > 0 || change.size === 0) map.items.push(new Pair(document.createNode(key), inner));
    } else {
      const value = document.createNode(plain(change as Node));
      if (isMap(value) || 'items' in value) Object.assign(value, { flow: true });
      if (!pair) map.items.push(new Pair(document.createNode(key), value));
      else {
        const { comment, commentBefore, spaceBefore } = pair.value ?? {};
        pair.value = Object.assign(value, { comment, commentBefore, spaceBefore });
      }
    }
  }
}

/** Puts in place what `<<` brings in, or a key could not be taken out. */
function flatten(map: YamlMap): void {
  const merges = map.items.filter(
    (pair) => isScalar(pair.key) && pair.key.source === '<<' && pair.key.type === 'PLAIN',
  );
  if (merges.length === 0) return;
  map.items = map.items.filter((pair) => !merges.includes(pair));
  const names = new Set(map.items.map(nameOf));
  for (const { value } of merges) {
    const sources = value && 'items' in value && !isMap(value) ? (value.items as PackageNode[]) : [value];
    for (const source of sources) {
      if (!isMap(source)) continue;
      flatten(source as unknown as YamlMap);
      for (const pair of (source as unknown as YamlMap).items) {
        const name = nameOf(pair);
        if (!names.has(name)) map.items.push(pair);
        names.add(name);
      }
    }
  }
}

function nameOf({ key }: Pair<PackageNode, PackageNode | null>): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : '';
}

function plain(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}
