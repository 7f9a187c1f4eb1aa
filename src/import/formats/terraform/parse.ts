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

/** The grammar ends what is open at the end of the text by marks without a length. */
const CLOSING: { readonly [type: string]: string } = {
  block_end: '}',
  object_end: '}',
  tuple_end: ']',
  quoted_template_end: '"',
  template_interpolation_end: '}',
};

function faultsOf(root: Node): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined && faults.length < MOST_FAULTS; node = open.pop()) {
    const { type, startIndex, endIndex } = node;
    if (type === 'ERROR') faults.push(unexpected(node));
    else if (node.isMissing) faults.push(missing(startIndex, type));
    else if (startIndex === endIndex && CLOSING[type] !== undefined) faults.push(missing(startIndex, CLOSING[type]));
    else {
      // What is closed by the end of the text is the last of everything that it stands in.
      const last = node.lastChild;
      open.push(...node.children.filter((child) => child.hasError || child.id === last?.id).reverse());
    }
  }
  return faults;
}

function missing(at: number, what: string): SyntaxFault {
  return { span: { start: at, end: at }, message: `not valid HCL: expected \`${what}\` here` };
}

/** The last thing that was still understood comes before the place where the text goes wrong. */
function unexpected(node: Node): SyntaxFault {
  const inner = node.namedChildren.find(({ type }) => type === 'ERROR') ?? node;
  const [line] = inner.text.split('\n');
  return {
    span: { start: inner.startIndex, end: Math.max(inner.startIndex, inner.startIndex + line.length) },
    message: `not valid HCL: what starts with \`${excerpt(line.trim(), 30)}\` is not understood`,
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
