import { excerpt } from '../../text/escape.js';
import type { Span } from '../../text/source.js';

/** A value with its place. All that the reader knows of YAML; aliases and merges are gone. */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** As written, without quotes: the name that `404` or `true` is when a name is expected. */
  readonly text: string;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** Keys are unique here. */
  readonly entries: readonly Entry[];
  /** Entries whose key came before: reported already, kept so that what is in them can be read for faults. */
  readonly repeated: readonly Entry[];
}

/** Something wrong with the text as YAML. */
export interface Fault {
  readonly span: Span;
  readonly message: string;
  readonly remedy?: string;
  readonly related?: { readonly span: Span; readonly message: string };
  /** Whether the structure after this place can't be trusted. */
  readonly breaks: boolean;
}

/** The first document of a text, or why it can't be read; every fault found on the way. */
export interface Parsed {
  /** Undefined when the document is empty, or couldn't be read at all. */
  readonly root?: Node;
  readonly faults: readonly Fault[];
}

export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Where to point at when the value of an entry is wrong: at the key when there is no text for the value. */
export function spanOf(entry: Entry): Span {
  return isNull(entry.value) && entry.value.span.start === entry.value.span.end ? entry.keySpan : entry.value.span;
}

/** What was found, in words: `a list`, `the number \`5\``. */
export function describe(node: Node): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a mapping';
  switch (typeof node.value) {
    case 'number':
      return `the number \`${excerpt(node.text)}\``;
    case 'boolean':
      return `the boolean \`${excerpt(node.text)}\``;
    case 'string':
      return `the text \`${excerpt(node.text)}\``;
    default:
      return 'nothing';
  }
}

/** The end of a message that names the nearest right spelling; a name from the file may hold anything, so it's escaped. */
export function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : `. Did you mean \`${excerpt(near)}\`?`;
}
