import type { Node } from 'web-tree-sitter';

/** What stands between two marks of a template: texts, and the nodes that stand for what is put in. */
function between(text: string, start: number, end: number, nodes: readonly Node[]): (string | Node)[] {
  const parts: (string | Node)[] = [];
  let at = start;
  for (const node of nodes) {
    if (node.startIndex > at) parts.push(text.slice(at, node.startIndex));
    parts.push(node);
    at = node.endIndex;
  }
  if (end > at) parts.push(text.slice(at, end));
  return parts;
}

const isPut = ({ type }: Node) => type === 'template_interpolation' || type === 'template_directive';

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** `"a-${b}"`: the grammar leaves out spaces, so the text between the marks counts. */
export function quoted(node: Node, text: string): (string | Node)[] {
  const parts = between(text, node.startIndex + 1, node.endIndex - 1, node.namedChildren.filter(isPut));
  return parts.map((part) => (typeof part === 'string' ? unescaped(part) : part));
}

const unescaped = (text: string) =>
  literalMarks(
    text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, (whole, four, eight, letter) => {
      const code = Number.parseInt(four ?? eight ?? '', 16);
      if (Number.isNaN(code)) return ESCAPES[letter] ?? whole;
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    }),
  );

/** `$${` is a text that looks like a template. */
const literalMarks = (text: string) => text.replaceAll('$${', '${').replaceAll('%%{', '%{');

/** `<<-EOT`: from the line after its head to the line of its end, less the indentation that all lines have. */
export function heredoc(node: Node, text: string): (string | Node)[] {
  const [start, name] = node.namedChildren;
  const last = node.namedChildren[node.namedChildren.length - 1];
  const from = text.indexOf('\n', name?.endIndex ?? node.startIndex) + 1;
  const to = last === name ? node.endIndex : text.lastIndexOf('\n', last.startIndex) + 1;
  const parts = between(text, from, Math.max(from, to), node.namedChildren.filter(isPut));
  const isFlush = start?.text === '<<-';
  const indent = isFlush ? leastIndent(parts) : 0;
  const strip = new RegExp(`(^|\\n)[ \\t]{0,${indent}}`, 'g');
  return parts.map((part, index) => {
    if (typeof part !== 'string') return part;
    // What follows something put in goes on in the same line.
    const [head, body] = index === 0 ? ['', part] : [part.split('\n', 1)[0], part.slice(part.split('\n', 1)[0].length)];
    return literalMarks(head + (indent === 0 ? body : body.replace(strip, '$1')));
  });
}

function leastIndent(parts: readonly (string | Node)[]): number {
  const whole = parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
  const indents = whole.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
  return indents.length === 0 ? 0 : Math.min(...indents);
}
