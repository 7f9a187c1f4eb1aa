import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../nodes.js';
import { addEntry } from './add-entry.js';
import { blockScalar, opensBlockScalar } from './block-scalars.js';
import { bracketed, opensBracket } from './bracketed.js';
import { COLON, DASH, DOT, endsLine, HASH, SPACE } from './char-codes.js';
import { endsWord, isQuote, plain, plainEnd, quoted } from './inline-scalars.js';
import { giveUp, type Lines } from './lines.js';
import { opensTag, tagAt, tagged } from './tags.js';

/** Deeper than any system.yaml, and far from the end of the stack. */
const DEEPEST = 20;

/** A mapping on lines of its own; the reader is at its first key, which stands in `column`. */
export function blockMap(lines: Lines, column: number, depth: number): MapNode {
  if (depth > DEEPEST) giveUp();
  const start = lines.at;
  const entries: Entry[] = [];
  do {
    const isPlain = !isQuote(lines.code(lines.at));
    const key = keyAt(lines);
    const entry: Entry = { key: key.text, keySpan: key.span, value: valueOf(lines, key.span.end + 1, column, depth) };
    addEntry(entries, entry, isPlain);
  } while (lines.indent === column);
  return { kind: 'map', span: { start, end: close(lines, column) }, entries, repeated: [] };
}

/** A list on lines of its own; the reader is at its first dash, which stands in `column`. */
function blockList(lines: Lines, column: number, depth: number): ListNode {
  if (depth > DEEPEST) giveUp();
  const start = lines.at;
  const items: Node[] = [];
  do {
    items.push(item(lines, column, depth));
  } while (lines.indent === column && isDash(lines));
  return { kind: 'list', span: { start, end: close(lines, column) }, items };
}

/** Ends a mapping or list: nothing may be deeper than it; a comment in its column or deeper still belongs to it. */
function close(lines: Lines, column: number): number {
  if (lines.indent > column) giveUp();
  const end = lines.after;
  if (lines.loose >= column && column > 0) {
    lines.after = lines.at;
    lines.loose = -1;
  }
  return end;
}

function isDash(lines: Lines): boolean {
  return lines.code(lines.at) === DASH && endsWord(lines.code(lines.at + 1));
}

/** The key at the reader's place, directly followed by a colon and a space or line end. */
function keyAt(lines: Lines): ScalarNode {
  const start = lines.at;
  const first = lines.code(start);
  // A dash, and dots, may begin what is no key.
  if (first === DASH || first === DOT) giveUp();
  const key = isQuote(first) ? quoted(lines, start) : plain(lines, start, plainEnd(lines, start));
  if (lines.code(key.span.end) !== COLON || !endsWord(lines.code(key.span.end + 1))) giveUp();
  return key;
}

/** The value behind a colon, in a mapping that stands in `column`. */
function valueOf(lines: Lines, colon: number, column: number, depth: number): Node {
  const start = spaces(lines, colon);
  const first = lines.code(start);
  if (opensTag(first)) {
    const { key, end } = tagAt(lines, start);
    return tagged(key, valueOf(lines, end, column, depth));
  }
  if (!endsLine(first) && first !== HASH) return inline(lines, start, column);
  lines.openLine(colon);
  if (lines.indent > column) {
    return isDash(lines) ? blockList(lines, lines.indent, depth + 1) : blockMap(lines, lines.indent, depth + 1);
  }
  if (lines.indent === column && isDash(lines)) return blockList(lines, column, depth + 1);
  // Where exactly nothing ends among comments is left to the slow path.
  if (lines.commented) giveUp();
  lines.after = start;
  return { kind: 'scalar', span: { start, end: start }, value: null, text: '' };
}

/** One item of a list, from its dash on: a value, or a mapping whose first key stands behind the dash. */
function item(lines: Lines, column: number, depth: number): Node {
  const start = spaces(lines, lines.at + 1);
  const first = lines.code(start);
  if (opensTag(first)) {
    const { key, end } = tagAt(lines, start);
    // Of a list or a mapping below, where it may stand is left to the slow path.
    if (endsLine(lines.code(spaces(lines, end)))) giveUp();
    return tagged(key, inline(lines, spaces(lines, end), column));
  }
  if (isQuote(first)) {
    const end = quoted(lines, start).span.end;
    if (lines.code(end) !== COLON) return inline(lines, start, column);
  } else if (opensBracket(first) || opensBlockScalar(first) || lines.code(plainEnd(lines, start)) !== COLON) {
    return inline(lines, start, column);
  }
  const inner = column + start - lines.at;
  lines.at = start;
  return blockMap(lines, inner, depth + 1);
}

/** A value that starts on the line at hand and holds no lines of keys. */
function inline(lines: Lines, start: number, column: number): Node {
  const first = lines.code(start);
  if (opensBlockScalar(first)) return blockScalar(lines, start, column);
  const node = opensBracket(first)
    ? bracketed(lines, start)
    : isQuote(first)
      ? quoted(lines, start)
      : plain(lines, start, plainEnd(lines, start));
  lines.finish(node.span.end, column);
  return node;
}

function spaces(lines: Lines, from: number): number {
  let at = from;
  while (lines.code(at) === SPACE) at++;
  return at;
}
