import type { Node } from '../../../system/yaml/nodes.js';
import type { Span } from '../../../text/source.js';
import { entriesOf } from '../nodes.js';
import { parseTerraform } from './parse.js';
import type { Attribute, Block, Expression, Syntax } from './syntax.js';

/** How many names stand before the body of a block; of any other it is the one of the block. */
const LABELS: { readonly [type: string]: number } = { resource: 2, data: 2, locals: 0, terraform: 0 };

/**
 * Terraform's language as JSON, as the blocks that it stands for. Whether an object is a block or a value shows in the
 * schema of a provider alone; both read the same, since a block is a list of one.
 */
export async function fromJson(root: Node): Promise<Syntax> {
  const expressions = await expressionsIn(root);
  const attributesOf = (body: Node): Attribute[] =>
    entriesOf(body)
      .filter(({ key }) => key !== 'dynamic' && key !== '//')
      .map(({ key, keySpan, value }) => ({ name: key, nameSpan: keySpan, value: expressionOf(value, expressions) }));
  const dynamicIn = (body: Node): Block[] =>
    bodiesIn(entriesOf(body).find(({ key }) => key === 'dynamic')?.value).flatMap((node) =>
      entriesOf(node).map(({ key, keySpan }) => ({
        ...{ type: 'dynamic', labels: [key], span: keySpan },
        ...{ attributes: [], blocks: [] },
      })),
    );
  const blocksOf = (type: string, labels: readonly string[], node: Node, span: Span): Block[] => {
    if (labels.length < (LABELS[type] ?? 1))
      return bodiesIn(node).flatMap((inner) =>
        entriesOf(inner).flatMap(({ key, keySpan, value }) => blocksOf(type, [...labels, key], value, keySpan)),
      );
    return bodiesIn(node).map((body) => ({
      ...{ type, labels, span },
      ...{ attributes: attributesOf(body), blocks: dynamicIn(body) },
    }));
  };
  const blocks = entriesOf(root).flatMap(({ key, keySpan, value }) => blocksOf(key, [], value, keySpan));
  return { body: { attributes: [], blocks }, faults: [] };
}

/** One body, or each of several. */
const bodiesIn = (node: Node | undefined): readonly Node[] =>
  node === undefined ? [] : node.kind === 'list' ? node.items : [node];

type Expressions = ReadonlyMap<Node, Expression>;

function expressionOf(node: Node, expressions: Expressions): Expression {
  const { span } = node;
  if (node.kind === 'scalar') return expressions.get(node) ?? { kind: 'literal', span, value: node.value };
  if (node.kind === 'list')
    return { kind: 'list', span, items: node.items.map((item) => expressionOf(item, expressions)) };
  const entries = node.entries.map(({ key, keySpan, value }) => ({
    ...{ key, keySpan },
    value: expressionOf(value, expressions),
  }));
  return { kind: 'object', span, entries };
}

/** What stands in texts as templates, parsed together; each at the place of its text. */
async function expressionsIn(root: Node): Promise<Expressions> {
  const texts: Node[] = [];
  const visit = (node: Node) => {
    if (node.kind === 'list') node.items.forEach(visit);
    else if (node.kind === 'map') for (const { value } of node.entries) visit(value);
    else if (typeof node.value === 'string' && /[$%]\{/.test(node.value)) texts.push(node);
  };
  visit(root);
  if (texts.length === 0) return new Map();
  const lines = texts.map((node, index) => `t${index} = "${quoted(node.kind === 'scalar' ? node.text : '')}"\n`);
  const together = await parseTerraform(lines.join(''));
  // One that is broken would take those behind it along.
  const all = together.faults.length === 0 ? [together] : await Promise.all(lines.map(parseTerraform));
  const sound = all.filter(({ faults }) => faults.length === 0).flatMap(({ body }) => body.attributes);
  const parsed = new Map(sound.map(({ name, value }) => [name, value]));
  return new Map(
    texts.map((node, index) => {
      const found = parsed.get(`t${index}`);
      const broken: Expression = { kind: 'other', span: node.span, what: 'a template that is not HCL' };
      return [node, found === undefined ? broken : placed(found, node.span)];
    }),
  );
}

/** A text as it stands between quotes in HCL; what is in an interpolation stays as it is. */
function quoted(text: string): string {
  let result = '';
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const pair = text.slice(at, at + 2);
    if (depth === 0) {
      const opens = pair === '${' || pair === '%{';
      result += opens ? pair : JSON.stringify(text[at]).slice(1, -1);
      if (opens) {
        depth = 1;
        at++;
      }
      continue;
    }
    if (inText && text[at] === '\\') {
      result += pair;
      at++;
      continue;
    }
    if (text[at] === '"') inText = !inText;
    else if (!inText && text[at] === '{') depth++;
    else if (!inText && text[at] === '}') depth--;
    result += text[at];
  }
  return result;
}

/** An expression at another place, all of it. */
function placed<T>(value: T, span: Span): T {
  if (Array.isArray(value)) return value.map((item) => placed(item, span)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    key === 'span' || key === 'keySpan' ? span : placed(each, span),
  ]);
  return Object.fromEntries(entries) as T;
}
