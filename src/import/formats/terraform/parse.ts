import type { Node } from 'web-tree-sitter';
import { excerpt } from '../../../text/escape.js';
import type { Span } from '../../../text/source.js';
import { parseHcl } from './grammar.js';
import { expressionOf, TooDeep } from './parse-expression.js';
import type { Attribute, Block, Syntax, SyntaxFault } from './syntax.js';

/** Most places of one file that are told; the rest mostly follows from them. */
const MOST_FAULTS = 5;

/** Blocks in one another; Terraform has four. */
const DEEPEST = 30;

/** Parses a file of HCL; where it is not HCL, that is told and the rest is not to be trusted. */
export async function parseTerraform(text: string): Promise<Syntax> {
  const tree = await parseHcl(text);
  try {
    const faults = faultsOf(tree.rootNode);
    if (faults.length > 0) return { body: { attributes: [], blocks: [] }, faults };
    const body = tree.rootNode.namedChildren.find(({ type }) => type === 'body');
    return { body: body === undefined ? { attributes: [], blocks: [] } : bodyOf(body, text, 0), faults };
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return { body: { attributes: [], blocks: [] }, faults: [{ span: error.span, message: error.message }] };
  } finally {
    tree.delete();
  }
}

const spanOf = ({ startIndex, endIndex }: Node): Span => ({ start: startIndex, end: endIndex });

/** What opens something, and what closes it; what is still open where the text ends is closed by a mark without length. */
const PAIRS: { readonly [opening: string]: string } = {
  block_start: 'block_end',
  object_start: 'object_end',
  tuple_start: 'tuple_end',
  quoted_template_start: 'quoted_template_end',
  template_interpolation_start: 'template_interpolation_end',
  heredoc_start: 'heredoc_end',
};
const CLOSING: ReadonlySet<string> = new Set(Object.values(PAIRS));

function faultsOf(root: Node): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const unclosed: Node[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined && faults.length < MOST_FAULTS; node = open.pop()) {
    const { type, startIndex, endIndex } = node;
    if (type === 'ERROR') {
      const opening = unclosedIn(node);
      faults.push(opening === undefined ? unexpected(node) : neverClosed(opening));
    } else if (CLOSING.has(type) && startIndex === endIndex) {
      const opening = node.parent?.children.find((child) => PAIRS[child.type] === type);
      if (opening) unclosed.push(opening);
    } else if (node.isMissing) {
      const span = { start: startIndex, end: startIndex };
      faults.push({ span, message: `not valid HCL: expected \`${type}\` here` });
    } else {
      // What is closed by the end of the text is the last of everything that it stands in.
      const last = node.lastChild;
      open.push(...node.children.filter((child) => child.hasError || child.id === last?.id).reverse());
    }
  }
  // The innermost is what was forgotten; the others are open because of it.
  const [innermost] = unclosed.sort((one, other) => other.startIndex - one.startIndex);
  return innermost === undefined ? faults : [...faults, neverClosed(innermost)];
}

function neverClosed(opening: Node): SyntaxFault {
  const message = `not valid HCL: \`${excerpt(opening.text, 20)}\` opens here and is never closed`;
  return { span: spanOf(opening), message };
}

/** The last thing in a piece that is not understood which opens and is not closed. */
function unclosedIn(node: Node): Node | undefined {
  const open: Node[] = [];
  for (const child of node.children) {
    if (PAIRS[child.type] !== undefined) open.push(child);
    else if (CLOSING.has(child.type) && PAIRS[open.at(-1)?.type ?? ''] === child.type) open.pop();
  }
  return open.at(-1);
}

function unexpected(node: Node): SyntaxFault {
  const inner = node.namedChildren.find(({ type }) => type === 'ERROR') ?? node;
  const [line] = inner.text.split('\n');
  return {
    span: { start: inner.startIndex, end: Math.max(inner.startIndex, inner.startIndex + line.length) },
    message: `not valid HCL: what starts with \`${excerpt(line.trim().replace(/"[^"]*"?/g, '"…"'), 30)}\` is not understood`,
  };
}

function bodyOf(node: Node, text: string, depth: number): Pick<Block, 'attributes' | 'blocks'> {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const child of node.namedChildren) {
    if (depth > DEEPEST) throw new TooDeep(spanOf(child));
    if (child.type === 'attribute') {
      const [name, value] = child.namedChildren;
      attributes.push({ name: name.text, nameSpan: spanOf(name), value: expressionOf([value], text, 0) });
    } else if (child.type === 'block') blocks.push(blockOf(child, text, depth));
  }
  return { attributes, blocks };
}

function blockOf(node: Node, text: string, depth: number): Block {
  const [type, ...rest] = node.namedChildren;
  const body = rest.find((child) => child.type === 'body');
  const labels = rest.filter((child) => child.type === 'string_lit' || child.type === 'identifier');
  return {
    type: type.text,
    labels: labels.map((label) => (label.type === 'identifier' ? label.text : label.text.slice(1, -1))),
    span: { start: node.startIndex, end: (labels.at(-1) ?? type).endIndex },
    ...(body === undefined ? { attributes: [], blocks: [] } : bodyOf(body, text, depth + 1)),
  };
}
