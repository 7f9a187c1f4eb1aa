import type { ScalarNode } from '../nodes.js';
import { CR, DASH, endsLine, LF, SPACE } from './char-codes.js';
import { textNode } from './core-schema.js';
import { giveUp, type Lines } from './lines.js';

const FOLDED = 62;
const LITERAL = 124;

export function opensBlockScalar(code: number): boolean {
  return code === FOLDED || code === LITERAL;
}

/**
 * A text below `>` or `|`, with or without `-`, all lines indented alike. `column` is that of the collection around it.
 */
export function blockScalar(lines: Lines, start: number, column: number): ScalarNode {
  const { text } = lines;
  const strip = text.charCodeAt(start + 1) === DASH;
  let at = start + (strip ? 2 : 1);
  if (text.charCodeAt(at) !== LF) giveUp();
  at++;
  let indent = 0;
  while (text.charCodeAt(at + indent) === SPACE) indent++;
  if (indent <= column || endsLine(text.charCodeAt(at + indent))) giveUp();
  const fold = text.charCodeAt(start) === FOLDED ? ' ' : '\n';
  let read = '';
  let separator = '';
  let end = at;
  for (;;) {
    const from = at + lineIndent(text, at, indent);
    if (text.charCodeAt(from) === LF) {
      if (from > at) giveUp();
      // In a folded text, the first empty line stands for the break before it.
      if (separator === ' ') separator = '\n';
      else separator += '\n';
      at++;
      continue;
    }
    if (from < at + indent) break;
    if (from >= text.length) giveUp();
    // A line indented further is not folded.
    if (text.charCodeAt(from) === SPACE) giveUp();
    const stop = text.indexOf('\n', from);
    const last = stop === -1 ? text.length : stop;
    if (text.charCodeAt(last - 1) === CR) giveUp();
    read += separator + text.slice(from, last);
    separator = fold;
    end = at = stop === -1 ? last : stop + 1;
  }
  const node = textNode(strip ? read : `${read}\n`, start, end);
  lines.finishLines(end, column);
  return node;
}

/** Spaces at the start of a line, as many as count. */
function lineIndent(text: string, at: number, most: number): number {
  let indent = 0;
  while (indent < most && text.charCodeAt(at + indent) === SPACE) indent++;
  return indent;
}
