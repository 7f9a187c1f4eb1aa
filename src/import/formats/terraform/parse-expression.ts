import type { Node } from 'web-tree-sitter';
import type { Span } from '../../../text/source.js';
import type { Expression, ObjectEntry, Step } from './syntax.js';
import { heredoc, quoted } from './texts.js';

/** Expressions in one another; people write five. */
const DEEPEST = 60;

export class TooDeep extends Error {
  constructor(readonly span: Span) {
    super('values are nested too deeply to be read');
  }
}

const spanOf = ({ startIndex, endIndex }: Node): Span => ({ start: startIndex, end: endIndex });

/** What stands for an expression that has to be evaluated, in words. */
const EVALUATED: { readonly [type: string]: string } = {
  conditional: 'a condition',
  for_expr: 'a `for` expression',
  operation: 'an operation',
};

/** An expression of nodes side by side: something, and what is taken of it. */
export function expressionOf(nodes: readonly Node[], text: string, depth: number): Expression {
  const [head, ...taken] = nodes;
  const span = { start: head.startIndex, end: nodes[nodes.length - 1].endIndex };
  if (depth > DEEPEST) throw new TooDeep(span);
  const inner = (some: readonly Node[]) => expressionOf(some, text, depth + 1);
  if (taken.length > 0) {
    if (head.type !== 'variable_expr') return { kind: 'other', span, what: 'a part of a value' };
    return { kind: 'path', span, root: head.text, steps: taken.flatMap((node) => stepsOf(node, inner)) };
  }
  switch (head.type) {
    case 'expression':
    case 'literal_value':
    case 'collection_value':
    case 'template_expr':
      return inner(head.namedChildren.filter(({ type }) => type !== 'comment'));
    case 'variable_expr':
      return { kind: 'path', span, root: head.text, steps: [] };
    case 'string_lit':
    case 'quoted_template':
      return templateOf(head, quoted(head, text), inner);
    case 'heredoc_template':
      return templateOf(head, heredoc(head, text), inner);
    case 'numeric_lit':
      return { kind: 'literal', span, value: Number(head.text) };
    case 'bool_lit':
      return { kind: 'literal', span, value: head.text === 'true' };
    case 'null_lit':
      return { kind: 'literal', span, value: null };
    case 'tuple':
      return { kind: 'list', span, items: head.namedChildren.filter(isValue).map((item) => inner([item])) };
    case 'object':
      return {
        kind: 'object',
        span,
        entries: head.namedChildren.filter(({ type }) => type === 'object_elem').map((each) => entryOf(each, inner)),
      };
    case 'function_call': {
      const [name, given] = head.namedChildren;
      const items = given?.type === 'function_arguments' ? given.namedChildren.filter(isValue) : [];
      return { kind: 'call', span, name: name.text, given: items.map((item) => inner([item])) };
    }
    case 'operation':
      return operationOf(head, inner);
    default:
      return { kind: 'other', span, what: EVALUATED[head.type] ?? 'an expression' };
  }
}

type Inner = (nodes: readonly Node[]) => Expression;

const isValue = ({ type }: Node) => type === 'expression';

function templateOf(node: Node, parts: readonly (string | Node)[], inner: Inner): Expression {
  const span = spanOf(node);
  const read = parts.map((part): Expression => {
    if (typeof part === 'string') return { kind: 'literal', span, value: part };
    const value = part.namedChildren.find(isValue);
    if (part.type !== 'template_interpolation' || value === undefined)
      return { kind: 'other', span: spanOf(part), what: 'a directive in a text' };
    return inner([value]);
  });
  if (read.every((part) => part.kind === 'literal'))
    return { kind: 'literal', span, value: read.map(({ value }) => value).join('') };
  return { kind: 'template', span, parts: read };
}

function entryOf(node: Node, inner: Inner): ObjectEntry {
  const [key, value] = node.namedChildren.filter(isValue);
  const [only] = key.namedChildren;
  const isName = key.namedChildren.length === 1 && only.type === 'variable_expr';
  return { key: isName ? only.text : inner([key]), keySpan: spanOf(key), value: inner([value]) };
}

function stepsOf(node: Node, inner: Inner): Step[] {
  if (node.type === 'get_attr') return [{ attribute: node.namedChildren[0]?.text ?? '' }];
  if (node.type === 'splat')
    return [
      'each',
      ...node.namedChildren.flatMap((part) => part.namedChildren).flatMap((each) => stepsOf(each, inner)),
    ];
  const [index] = node.namedChildren;
  if (index?.type === 'new_index') return [{ index: inner(index.namedChildren.filter(isValue)) }];
  const number = index?.namedChildren[0] ?? index;
  return [{ index: { kind: 'literal', span: spanOf(node), value: number?.text.replace('.', '') ?? '' } }];
}

/** Only what two or one numbers make is read: `7 * 24 * 3600`, `-1`. */
function operationOf(node: Node, inner: Inner): Expression {
  const span = spanOf(node);
  const other: Expression = { kind: 'other', span, what: EVALUATED.operation };
  const [only] = node.namedChildren;
  const sign = only?.children.find((child) => !child.isNamed)?.type;
  if (only === undefined || sign === undefined || !/^[-+*/]$/.test(sign)) return other;
  const at = only.children.findIndex((child) => !child.isNamed);
  const sides = [only.children.slice(0, at), only.children.slice(at + 1)].filter((side) => side.length > 0);
  return { kind: 'arithmetic', span, sign, operands: sides.map(inner) };
}
