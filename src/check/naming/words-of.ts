import { capital } from '../../text/phrases.js';

/** What sets a name apart from the path in front of it: `com.shop/send-invoice`, `billing:SendInvoice`. */
const PATH = /[./:\\|#>–—]+|--+|__+/u;

/** Version and running numbers: `v1`, `V2`, `2024`, the 3 of `step3`. */
const NUMBER = /V\d+|(?<!\p{L})v\d+|\d+/gu;

/** An acronym up to the next capitalised word, a word with or without a capital, or letters without case. */
const WORD = /\p{Lu}{2,}(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}|\p{Lo}+/gu;

/**
 * The words of a name in lower case, whichever way it is written. Of a path the last part counts; where that is a
 * single word, the parts are the words: `order.placed`.
 */
export function wordsOf(name: string): string[] {
  const parts = name
    .replace(NUMBER, ' ')
    .split(PATH)
    .map((part) => (part.match(WORD) ?? []).map((word) => word.toLowerCase()))
    .filter((words) => words.length > 0);
  const last = parts[parts.length - 1] ?? [];
  return last.length > 1 ? last : parts.flat();
}

const WRITTEN: readonly ((words: readonly string[]) => string)[] = [
  (words) => words.join('-'),
  (words) => words.join('_'),
  (words) => words.join(' '),
  (words) => words.join('_').toUpperCase(),
  (words) => words.map(capital).join(''),
  ([first, ...rest]) => first + rest.map(capital).join(''),
  (words) => capital(words.join(' ')),
  (words) => words.map(capital).join(' '),
  (words) => words.map(capital).join('-'),
];

/** Other words written the way `name` writes its own; undefined where the name holds more than its words. */
export function writtenLike(name: string, own: readonly string[], words: readonly string[]): string | undefined {
  return WRITTEN.find((write) => write(own) === name)?.(words);
}
