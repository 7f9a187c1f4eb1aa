import type { ScalarNode } from '../nodes.js';
import {
  BACKSLASH,
  COLON,
  DASH,
  DOUBLE,
  endsLine,
  HASH,
  isBracketMark,
  isIndicator,
  SINGLE,
  SPACE,
} from './char-codes.js';
import { plainNode, textNode } from './core-schema.js';
import { giveUp, type Lines } from './lines.js';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['n', '\n'],
  ['t', '\t'],
]);

/** Where a plain text on one line ends, from its first character on; the line goes on with a colon, a comment or nothing. */
export function plainEnd({ text }: Lines, start: number): number {
  beginsPlain(text, start);
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (endsLine(code)) return end;
    if (code === COLON && endsWord(text.charCodeAt(at + 1))) return end;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) return end;
    end = at + 1;
  }
}

/** The same between brackets, where the text must not be the last of its line. */
export function bracketedPlainEnd({ text }: Lines, start: number): number {
  beginsPlain(text, start);
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (endsLine(code)) giveUp();
    if (isBracketMark(code)) return end;
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isBracketMark(next)) giveUp();
      if (endsWord(next)) return end;
    }
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) giveUp();
    end = at + 1;
  }
}

function beginsPlain(text: string, start: number): void {
  const first = text.charCodeAt(start);
  if (endsLine(first)) giveUp();
  if (!isIndicator(first)) return;
  // A `-` in front of a word or a number is a part of it.
  const next = text.charCodeAt(start + 1);
  if (first !== DASH || endsWord(next) || isIndicator(next)) giveUp();
}

export function endsWord(code: number): boolean {
  return code === SPACE || endsLine(code);
}

export function plain({ text }: Lines, start: number, end: number): ScalarNode {
  return plainNode(text.slice(start, end), start, end);
}

export function isQuote(code: number): boolean {
  return code === SINGLE || code === DOUBLE;
}

/** A text in quotes, on one line. */
export function quoted(lines: Lines, start: number): ScalarNode {
  return lines.code(start) === SINGLE ? single(lines, start) : double(lines, start);
}

function single({ text }: Lines, start: number): ScalarNode {
  let doubled = false;
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (endsLine(code)) giveUp();
    if (code !== SINGLE) continue;
    if (text.charCodeAt(at + 1) !== SINGLE) {
      const inside = text.slice(start + 1, at);
      return textNode(doubled ? inside.replaceAll("''", "'") : inside, start, at + 1);
    }
    doubled = true;
    at++;
  }
}

function double({ text }: Lines, start: number): ScalarNode {
  let read = '';
  let from = start + 1;
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (endsLine(code)) giveUp();
    if (code === DOUBLE) return textNode(read + text.slice(from, at), start, at + 1);
    if (code !== BACKSLASH) continue;
    read += text.slice(from, at) + (ESCAPES.get(text.charAt(at + 1)) ?? giveUp());
    from = at + 2;
    at++;
  }
}
