import { printable } from '../../text/escape.js';
import { type Inline, inlineCode } from './nodes.js';

/**
 * Words that some viewer would turn into a link, a mention, an issue, an emoji or a formula even when they are escaped;
 * they are printed as code, which no viewer touches. A colon that ends an emoji may follow the text.
 */
const REACTIVE = /:\/\/|www\.|[@$]|[#!]\d|\bGH-\d|:[\w+-]+:|(?<!\w):[\w+-]+$/i;

/** What is no Unicode text: markdown has no way to write it next to emphasis. */
const NO_TEXT = /[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** Text on one line: breaks and runs of blanks become one space, control characters become visible. */
function oneLine(text: string): string {
  return printable(text.replace(NO_TEXT, '\ufffd').replace(/\s+/g, ' '));
}

function words(text: string): Inline {
  return text.split(/( )/).map((word) => (REACTIVE.test(word) ? inlineCode(word) : word));
}

/** A text from outside, such as a name in the file or a sentence of a rule pack, as plain words. */
export function plain(text: string): Inline {
  return words(oneLine(text).trim());
}

const BLANK = '(blank)';

/** The same for a name; a blank one is printed as `(blank)`. */
export function name(text: string): Inline {
  return oneLine(text).trim() === '' ? BLANK : plain(text);
}

/** A value as it stands in a file. */
export function code(text: string): Inline {
  const line = oneLine(text).trim();
  return line === '' ? BLANK : inlineCode(line);
}

/** A text in which words between backticks, and lists such as `[none, delivery]`, are code. */
export function prose(text: string): Inline {
  const pieces = oneLine(text)
    .trim()
    .split(/`([^`]+)`|(\[[\w.-]+(?:, [\w.-]+)+\])/);
  // Two groups to each match, of which one is undefined.
  return pieces.map((piece, index) => (piece === undefined ? '' : index % 3 === 0 ? words(piece) : code(piece)));
}

/** The same with a full stop, where it does not end as a sentence does. */
export function sentence(text: string): Inline {
  const whole = text.trim();
  return prose(whole === '' || /[.!?…][)"'”’]?$/.test(whole) ? whole : `${whole}.`);
}

/** The text cut to a number of characters, with an ellipsis. */
export function truncate(text: string, most: number): string {
  const chars = [...oneLine(text).trim()];
  return chars.length <= most ? chars.join('') : `${chars.slice(0, most - 1).join('')}…`;
}

/** The address to link to, or undefined for anything that is no web address. */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  // A backtick there would pair with one further on, and make code of what is between.
  return href.replace(/[\\`<>|]/g, encodeURIComponent);
}
