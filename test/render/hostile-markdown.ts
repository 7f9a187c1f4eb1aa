import type { Nodes, Root } from 'mdast';
import { expect } from 'vitest';
import { printable } from '../../src/text/escape.js';
import { all, BLOCKS, type Node, parsedTree, toHtml } from './parse.js';

/** What some viewer would turn into a link, a mention, an issue, an emoji or a formula, if it were text and not code. */
const REACTIVE = /:\/\/|www\.\S|[@$]|[#!]\d|\bGH-\d|(?<!\w):[\w+-]+:/i;

/** Nodes that hold a text from outside, and nodes of our own around them. */
const TYPES: readonly Nodes['type'][] = [
  ...BLOCKS,
  ...(['text', 'inlineCode', 'strong', 'link', 'linkReference', 'definition', 'html'] as const),
];

const ELEMENTS = [
  ...['h1', 'h2', 'h3', 'p', 'strong', 'code', 'pre', 'a', 'ul', 'ol', 'li', 'blockquote'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/**
 * A reader of GitHub's markdown makes exactly the tree again that was meant; in that tree texts from outside are text or
 * code, tags are those named, and links lead within the document or to the web.
 */
export function expectTree(markdown: string, meant: Root, tags: readonly string[] = []): void {
  expect(parsedTree(markdown)).toEqual(JSON.parse(JSON.stringify(meant)));
  for (const node of all(meant as Node)) {
    expect(TYPES).toContain(node.type);
    if (node.type === 'html') expect(tags).toContain(node.value);
    if (node.type === 'text') expect(node.value).not.toMatch(REACTIVE);
    if (node.type === 'link' || node.type === 'definition') expect(node.url).toMatch(/^#[\w-]+$|^https?:\/\//);
  }
  const elements = new Set([...toHtml(markdown).matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map(([, name]) => name));
  const own = tags.flatMap((tag) => [...tag.matchAll(/<\/?([\w!]+)/g)].map(([, name]) => name));
  expect([...elements].filter((name) => ![...ELEMENTS, ...own].includes(name))).toEqual([]);
  const line = markdown.replaceAll('\n', '');
  expect(printable(line)).toBe(line);
}
