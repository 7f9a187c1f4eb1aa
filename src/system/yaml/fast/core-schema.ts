import type { ScalarNode } from '../nodes.js';
import { DASH, DOT, NINE, PLUS, ZERO } from './char-codes.js';

const INTEGER = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)$/;
const NO_NUMBER = /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const LONGEST_WORD = 5;

/** A text without quotes, by the core schema of YAML 1.2: a null, a boolean, a number, or what it says. */
export function plainNode(text: string, start: number, end: number): ScalarNode {
  return { kind: 'scalar', span: { start, end }, value: valueOf(text), text };
}

/** A text in quotes is that text. */
export function textNode(text: string, start: number, end: number): ScalarNode {
  return { kind: 'scalar', span: { start, end }, value: text, text };
}

function valueOf(text: string): string | number | boolean | null {
  const first = text.charCodeAt(0);
  if (first >= PLUS && first <= NINE) return numberOr(text);
  if (text.length > LONGEST_WORD) return text;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

/** Most that begin like a number are rates, sizes and times, whose last character tells them apart. */
function numberOr(text: string): string | number {
  const last = text.charCodeAt(text.length - 1);
  if ((last >= ZERO && last <= NINE) || last === DOT) {
    if (INTEGER.test(text)) return parseInt(text, 10);
    if (OCTAL.test(text)) return parseInt(text.slice(2), 8);
    if (FLOAT.test(text)) return parseFloat(text);
  }
  if (HEXADECIMAL.test(text)) return parseInt(text.slice(2), 16);
  if (!NO_NUMBER.test(text)) return text;
  if (text.slice(-3).toLowerCase() === 'nan') return Number.NaN;
  return text.charCodeAt(0) === DASH ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
