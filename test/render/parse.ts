import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** A node of the tree that a CommonMark and GFM parser makes of a text. */
export interface Node {
  readonly type: string;
  readonly depth?: number;
  readonly ordered?: boolean;
  readonly url?: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

export function parse(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;
}

/** The same without places in the text, to compare it with a tree that was built. */
export function parsedTree(markdown: string): unknown {
  return JSON.parse(JSON.stringify(parse(markdown), (key, value) => (key === 'position' ? undefined : value)));
}

export function toHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

export function all(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(all)];
}

export function ofType(node: Node, type: string): readonly Node[] {
  return all(node).filter((each) => each.type === type);
}

/** What a reader sees of a node. */
export function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

export function headings(node: Node): readonly string[] {
  return ofType(node, 'heading').map((each) => `${'#'.repeat(each.depth ?? 0)} ${textOf(each)}`);
}

/** What holds other blocks, or stands among them. */
export const BLOCKS: readonly Nodes['type'][] = [
  'root',
  'heading',
  'paragraph',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'code',
];

/** The blocks of a document without the words in them. */
export function skeleton(node: Node): unknown {
  const inside = (node.children ?? []).filter(
    (each) => BLOCKS.some((block) => block === each.type) || each.type === 'html',
  );
  const name = node.depth === undefined ? node.type : `${node.type} ${node.depth}`;
  return inside.length === 0 ? name : [name, ...inside.map(skeleton)];
}
