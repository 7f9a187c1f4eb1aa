import type { Entry, ListNode, MapNode, Node } from '../nodes.js';
import { addEntry } from './add-entry.js';
import { CLOSE_LIST, CLOSE_MAP, COLON, COMMA, OPEN_LIST, OPEN_MAP, SPACE } from './char-codes.js';
import { bracketedPlainEnd, endsWord, isQuote, plain, quoted } from './inline-scalars.js';
import { giveUp, type Lines } from './lines.js';
import { opensTag, tagAt, tagged } from './tags.js';

/** Deepest nesting that is read here. */
const DEEPEST = 8;

export function opensBracket(code: number): boolean {
  return code === OPEN_LIST || code === OPEN_MAP;
}

/** A list or mapping in brackets (YAML: a flow collection), on one line, without empty values. */
export function bracketed(lines: Lines, start: number, depth = 0): ListNode | MapNode {
  if (depth > DEEPEST) giveUp();
  return lines.code(start) === OPEN_LIST ? list(lines, start, depth) : map(lines, start, depth);
}

function list(lines: Lines, start: number, depth: number): ListNode {
  const items: Node[] = [];
  let at = spaces(lines, start + 1);
  while (lines.code(at) !== CLOSE_LIST) {
    const item = value(lines, at, depth);
    items.push(item);
    at = comma(lines, item.span.end, CLOSE_LIST);
  }
  return { kind: 'list', span: { start, end: at + 1 }, items };
}

function map(lines: Lines, start: number, depth: number): MapNode {
  const entries: Entry[] = [];
  let at = spaces(lines, start + 1);
  while (lines.code(at) !== CLOSE_MAP) {
    const isPlain = !isQuote(lines.code(at));
    const key = isPlain ? plain(lines, at, bracketedPlainEnd(lines, at)) : quoted(lines, at);
    const colon = key.span.end;
    if (lines.code(colon) !== COLON || lines.code(colon + 1) !== SPACE) giveUp();
    const entry: Entry = { key: key.text, keySpan: key.span, value: value(lines, spaces(lines, colon + 1), depth) };
    addEntry(entries, entry, isPlain);
    at = comma(lines, entry.value.span.end, CLOSE_MAP);
  }
  return { kind: 'map', span: { start, end: at + 1 }, entries, repeated: [] };
}

function value(lines: Lines, at: number, depth: number): Node {
  const code = lines.code(at);
  if (opensTag(code)) {
    const { key, end } = tagAt(lines, at);
    return tagged(key, value(lines, spaces(lines, end), depth + 1));
  }
  if (opensBracket(code)) return bracketed(lines, at, depth + 1);
  return isQuote(code) ? quoted(lines, at) : plain(lines, at, bracketedPlainEnd(lines, at));
}

/** Behind a value: where the next one starts, or the closing bracket. */
function comma(lines: Lines, end: number, close: number): number {
  const at = spaces(lines, end);
  const code = lines.code(at);
  if (code === COMMA) return spaces(lines, at + 1);
  return code === close ? at : giveUp();
}

function spaces(lines: Lines, from: number): number {
  let at = from;
  while (lines.code(at) === SPACE) at++;
  if (endsWord(lines.code(at))) giveUp();
  return at;
}
