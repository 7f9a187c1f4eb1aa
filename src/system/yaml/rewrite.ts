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
  YAMLSeq,
} from 'yaml';
import type { Changes } from './change.js';
import type { YamlMap } from './in-place/pairs.js';
import type { Node } from './nodes.js';
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
  keepNumbers(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A number as somebody wrote it; the package would print `.5` as `0.5`, and a service may be called that. */
class Written {
  constructor(readonly text: string) {}
}

function keepNumbers(document: Document): void {
  document.schema?.tags.unshift({
    tag: 'tag:yaml.org,2002:float',
    default: true,
    identify: (value) => value instanceof Written,
    resolve: (text) => text,
    stringify: ({ value }) => (value as Written).text,
  });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value !== 'number' || node.tag || !node.source) return;
      node.value = new Written(node.source);
      delete node.format;
    },
  });
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
      if (pair) {
        if (pair.value !== inner) Object.assign(inner, commentsOf(pair.value));
        pair.value = inner;
      } else if (inner.items.length > 0 || change.size === 0) map.items.push(new Pair(document.createNode(key), inner));
    } else {
      const value = nodeOf(document, change as Node);
      if (!pair) map.items.push(new Pair(document.createNode(key), value));
      else pair.value = Object.assign(value, commentsOf(pair.value));
    }
  }
}

const commentsOf = (value: PackageNode | null) => ({
  comment: value?.comment,
  commentBefore: value?.commentBefore,
  spaceBefore: value?.spaceBefore,
});

/** Replaces `<<` by what it brings in, so that a key of it can be taken out. */
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

function nodeOf(document: Document, node: Node): PackageNode {
  if (node.kind === 'scalar')
    return Object.assign(document.createNode(node.value), { source: node.text }) as PackageNode;
  const made = node.kind === 'list' ? new YAMLSeq(document.schema) : new YAMLMap(document.schema);
  if (node.kind === 'list') made.items = node.items.map((item) => nodeOf(document, item));
  else made.items = node.entries.map(({ key, value }) => new Pair(document.createNode(key), nodeOf(document, value)));
  return Object.assign(made, { flow: true });
}
