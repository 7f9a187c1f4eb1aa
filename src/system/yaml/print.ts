import { type Entry, isNull, type Node, type ScalarNode } from './nodes.js';

/** Texts that need no quotes in any reader; YAML allows more. */
const PLAIN = /^[\p{L}\p{N}_/($](?:[\p{L}\p{M}\p{N}_./()$+'";=%&@^~!?*<>| -]|:(?=[\p{L}\p{N}/]))*$/u;
const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;
const UNPRINTABLE = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** YAML wants the colon of a key that is no longer than this on the same line. */
const LONGEST_KEY = 1000;

const NOWHERE = { start: 0, end: 0 };

/** A text as the scalar that a file would hold: `true` a boolean, `200` a number, the rest text. */
export function scalarNode(text: string): ScalarNode {
  const boolean = BOOLEAN.test(text);
  const value = boolean ? text.toLowerCase() === 'true' : NUMBER.test(text) ? Number(text) : text;
  return { kind: 'scalar', span: NOWHERE, value, text };
}

/** A list of such texts. */
export function listNode(texts: readonly string[]): Node {
  return { kind: 'list', span: NOWHERE, items: texts.map(scalarNode) };
}

/** A list of several texts; one alone stands for itself. */
export function oneOrList(texts: readonly string[]): Node {
  return texts.length === 1 ? scalarNode(texts[0]) : listNode(texts);
}

/** A value on one line; `flow` when it stands between brackets, where commas separate. */
export function inline(node: Node, flow: boolean): string {
  if (node.kind === 'list') return `[${node.items.map((item) => inline(item, true)).join(', ')}]`;
  if (node.kind === 'map') return `{${between(node.entries)}}`;
  if (node.value === null) return 'null';
  return typeof node.value === 'string' ? quoted(node.text, flow) : node.text;
}

/** Entries as they stand between braces. */
export function between(entries: readonly Entry[]): string {
  const long = (name: string) => (name.length > LONGEST_KEY ? `? ${name} ` : name);
  return entries.map((entry) => `${long(key(entry, true))}: ${inline(entry.value, true)}`).join(', ');
}

/** Entries on lines of their own, mappings below their keys, all else behind them; of nothing, the key alone. */
export function block(entries: readonly Entry[], indent: string, step: string): string[] {
  return entries.flatMap((entry) => {
    const name = key(entry, false);
    const long = name.length > LONGEST_KEY;
    const head = long ? `${indent}:` : `${indent}${name}:`;
    const first = long ? [`${indent}? ${name}`] : [];
    const { value } = entry;
    if (value.kind === 'map' && value.entries.length > 0) {
      return [...first, head, ...block(value.entries, indent + step, step)];
    }
    return [...first, isNull(value) ? head : `${head} ${inline(value, false)}`];
  });
}

/** Keys are read as written, so `404` and `true` stay plain; what would be nothing does not. */
function key({ key }: Entry, flow: boolean): string {
  return BOOLEAN.test(key) || NUMBER.test(key) ? key : quoted(key, flow);
}

function quoted(text: string, flow: boolean): string {
  const plain = PLAIN.test(flow ? text : text.replace(/,(?=.)/g, ' ')) && !text.endsWith(' ');
  const mistaken = NULL.test(text) || BOOLEAN.test(text) || NUMBER.test(text);
  if (plain && !mistaken && !(flow && /[:,]/.test(text))) return text;
  return JSON.stringify(text).replace(UNPRINTABLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
