import type {
  BlockContent,
  DefinitionContent,
  Html,
  InlineCode,
  Link,
  ListItem,
  PhrasingContent,
  Strong,
  TableRow,
} from 'mdast';

/** Content of a block, in order. A string is plain text, whatever characters are in it. */
export type Inline = string | PhrasingContent | readonly Inline[];

/** Blocks of a document, in order; an empty list is nothing. */
export type Block = FlowContent | readonly Block[];

type FlowContent = BlockContent | DefinitionContent;

/** Text with nodes in it: text`Carried by ${name}.` */
export function text(parts: TemplateStringsArray, ...inside: readonly Inline[]): Inline {
  return parts.flatMap((part, index) => (index < inside.length ? [part, inside[index]] : [part]));
}

/**
 * The nodes of inline content. Adjacent text is one node, for what starts a list or a heading is seen only in the whole;
 * adjacent code is parted by a space, for two runs of backticks would be one.
 */
export function phrasing(inline: Inline): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  append(inline, nodes);
  return nodes;
}

function append(inline: Inline, nodes: PhrasingContent[]): void {
  if (typeof inline === 'string') appendText(inline, nodes);
  else if (!('type' in inline)) for (const part of inline) append(part, nodes);
  else if (inline.type === 'text') appendText(inline.value, nodes);
  else {
    if (inline.type === 'inlineCode' && nodes[nodes.length - 1]?.type === 'inlineCode') appendText(' ', nodes);
    nodes.push(inline);
  }
}

function appendText(value: string, nodes: PhrasingContent[]): void {
  const last = nodes[nodes.length - 1];
  if (last?.type === 'text') nodes[nodes.length - 1] = { type: 'text', value: last.value + value };
  else if (value !== '') nodes.push({ type: 'text', value });
}

export function isEmpty(inline: Inline): boolean {
  if (typeof inline === 'string') return inline === '';
  return !('type' in inline) && inline.every(isEmpty);
}

/** Parts with a separator between them; empty ones are left out. */
export function joined(parts: readonly Inline[], separator: string): Inline {
  return parts.filter((part) => !isEmpty(part)).flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

/** Sentences with a space between them. */
export const sentences = (...parts: readonly Inline[]): Inline => joined(parts, ' ');

export function strong(...inside: readonly Inline[]): Strong {
  return { type: 'strong', children: phrasing(inside) };
}

export function link(url: string, inside: Inline): Link {
  return { type: 'link', url, title: null, children: phrasing(inside) };
}

export function inlineCode(value: string): InlineCode {
  return { type: 'inlineCode', value };
}

/** Tags; never a text from outside. */
export function html(value: string): Html {
  return { type: 'html', value };
}

export function heading(depth: 1 | 2 | 3, title: Inline): Block {
  return { type: 'heading', depth, children: phrasing(title) };
}

export function paragraph(...inside: readonly Inline[]): Block {
  const children = phrasing(inside);
  return children.length === 0 ? [] : { type: 'paragraph', children };
}

/** A list without blank lines; empty items are left out. */
export function bullets(items: readonly (Inline | ListItem)[]): Block {
  const children = items
    .filter((each) => isItem(each) || !isEmpty(each))
    .map((each) => (isItem(each) ? each : item(each)));
  return children.length === 0 ? [] : { type: 'list', ordered: false, start: null, spread: false, children };
}

export function numbered(items: readonly Inline[]): Block {
  return { type: 'list', ordered: true, start: 1, spread: false, children: items.map((each) => item(each)) };
}

const isItem = (each: Inline | ListItem): each is ListItem =>
  typeof each !== 'string' && 'type' in each && each.type === 'listItem';

export function item(title: Inline, ...below: readonly Block[]): ListItem {
  return {
    type: 'listItem',
    spread: false,
    checked: null,
    children: blocks(paragraph(title), ...below),
  };
}

/** Items with a list below each; those with nothing below are left out. */
export function outline(items: readonly (readonly [title: Inline, under: readonly Inline[]])[]): ListItem[] {
  return items.filter(([, under]) => under.length > 0).map(([title, under]) => item(title, bullets(under)));
}

export function table(head: readonly Inline[], rows: readonly (readonly Inline[])[]): Block {
  const row = (cells: readonly Inline[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: phrasing(phrasing(cell).map(parted)) })),
  });
  return { type: 'table', align: head.map(() => null), children: [row(head), ...rows.map(row)] };
}

/** In a cell, `\\|` within code would lose its backslash: the code is parted there, and the pipe is text. */
function parted(node: PhrasingContent): Inline {
  if (node.type === 'strong' || node.type === 'link') return { ...node, children: phrasing(node.children.map(parted)) };
  if (node.type !== 'inlineCode') return node;
  const [first, ...others] = node.value.split(/(?<=\\)\|/).map((piece) => (piece === '' ? '' : inlineCode(piece)));
  return [first, ...others.map((piece): Inline => ['|', piece])];
}

/** Several lines in one cell; empty ones are left out. */
export function lines(parts: readonly Inline[]): Inline {
  const full = parts.filter((part) => !isEmpty(part));
  return full.flatMap((part, index) => (index === 0 ? [part] : [html('<br>'), part]));
}

/** A quotation, for warnings. */
export function quote(paragraphs: readonly Inline[]): Block {
  return { type: 'blockquote', children: blocks(...paragraphs.map((each) => paragraph(each))) };
}

export function fence(lang: string, value: string): Block {
  return { type: 'code', lang, meta: null, value };
}

/** Nested blocks as one list. */
export function blocks(...parts: readonly Block[]): FlowContent[] {
  return parts.flatMap((part) => ('type' in part ? [part] : blocks(...part)));
}
