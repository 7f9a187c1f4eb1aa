import { printable } from '../../text/escape.js';

/**
 * Words that some markdown viewer would turn into a link, a mention, an issue, an emoji or a formula
 * even when escaped with backslashes; they are printed as code, which no viewer touches. Brackets stay outside that
 * code, for within a link they would end its text.
 */
const REACTIVE = /:\/\/|www\.|[@$]|[#!]\d|\bGH-\d|:[\w+-]+:/i;

/** Characters that are escaped wherever they stand. */
const ACTIVE = /[\\`*[\]<>|~{}]|&(?=[#\w])|_/g;
const LETTER = /[\p{L}\p{N}]/u;

/** Text on one line: breaks and runs of blanks become one space, control characters become visible. */
function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}

/** A code span that also survives inside a table cell: there a pipe can't be written within code. */
export function code(text: string): string {
  return apart(oneLine(text).trim(), /(\|)/) || '(blank)';
}

/** Code spans around what some characters part; those stand between them, escaped. */
function apart(text: string, parting: RegExp): string {
  const pieces = text.split(parting).map((piece, i) => (i % 2 === 1 ? `\\${piece}` : span(piece)));
  return pieces.join('');
}

function span(text: string): string {
  if (text === '') return '';
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + pad + text + pad + fence;
}

function word(text: string): string {
  if (REACTIVE.test(text)) return apart(text, /([|[\]])/);
  const escaped = text.replace(ACTIVE, (char, at: number) => {
    // Within a word an underscore is only an underscore.
    if (char === '_' && LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at + 1] ?? '')) return char;
    return `\\${char}`;
  });
  return escaped.startsWith('#') ? `\\${escaped}` : escaped;
}

function run(text: string): string {
  return text.split(' ').map(word).join(' ');
}

/** What starts a list, a heading or an underline when it stands first on a line. */
function atStart(text: string): string {
  return text.replace(/^[-+=]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Any text as plain words: in a paragraph, a list item, a heading, a link or a table cell. */
export function inline(text: string): string {
  return atStart(run(oneLine(text).trim()));
}

/** The same for a name, which must never vanish. */
export function name(text: string): string {
  return inline(text) || '(blank)';
}

/** The same for sentences, where words between backticks, and lists as the file writes them, are code. */
export function prose(text: string): string {
  const pieces = oneLine(text)
    .trim()
    .split(/`([^`]+)`|(\[[\w.-]+(?:, [\w.-]+)+\])/);
  // Two groups to each match, of which one is undefined.
  const joined = pieces
    .map((piece, i) => (piece === undefined ? '' : i % 3 === 0 ? run(piece) : code(piece)))
    .reduce(glue, '');
  return atStart(joined);
}

/** Two runs of backticks that touch would become one. */
function glue(left: string, right: string): string {
  return left.endsWith('`') && right.startsWith('`') ? `${left} ${right}` : left + right;
}

/** Cut to a length, by characters, with an ellipsis. */
export function truncate(text: string, most: number): string {
  const chars = [...oneLine(text).trim()];
  return chars.length <= most ? chars.join('') : `${chars.slice(0, most - 1).join('')}…`;
}

/** The destination of a link, or undefined for anything that is no web address. */
export function destination(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const safe = href.replace(/[\\`<>|]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;');
  return /[()]/.test(safe) ? `<${safe}>` : safe;
}

/** An argument as a POSIX shell takes it. */
export function shellWord(text: string): string {
  const safe = oneLine(text);
  const path = safe.startsWith('-') ? `./${safe}` : safe;
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
