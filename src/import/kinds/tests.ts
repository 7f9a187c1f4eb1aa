import type { Resource } from '../resource.js';
import { textOf, type Unread, type Value } from '../value.js';
import { type Follow, firstOf } from './paths.js';

/** Whether tests hold; where a value that one reads is not known, that value. */
export type Truth = boolean | Unread;

export type Tests = { readonly [path: string]: readonly string[] };

/** All of the tests; what is known to be false counts before what is not known. */
export function holds(tests: Tests | undefined, resource: Resource, to: Follow): Truth {
  let unknown: Unread | undefined;
  for (const [path, words] of Object.entries(tests ?? {})) {
    const found = firstOf(resource, [path], to).flatMap((each) =>
      each.value.kind === 'list' ? each.value.items.map((value) => ({ ...each, value })) : [each],
    );
    const isGiven = found.length > 0;
    if (words.includes('given') || words.includes('absent')) {
      if (!words.includes(isGiven ? 'given' : 'absent')) return false;
      continue;
    }
    const texts = found.map(({ value }) => textOf(value));
    const barred = words.filter((word) => word.startsWith('!')).map((word) => word.slice(1));
    if (barred.length > 0) {
      if (!isGiven || texts.some((text) => text !== undefined && barred.some((word) => isLike(text, word))))
        return false;
      continue;
    }
    if (texts.some((text) => text !== undefined && words.some((word) => isLike(text, word)))) continue;
    if (found.some(({ value }) => isCalled(value, words))) continue;
    const unread = found.map(({ value }) => value).find(({ kind }) => kind !== 'scalar');
    if (unread === undefined || unread.kind === 'list' || unread.kind === 'map') return false;
    unknown ??=
      unread.kind === 'unread'
        ? unread
        : { kind: 'unread', place: unread.place, label: path, reason: `\`${path}\` is known when it is deployed` };
  }
  return unknown ?? true;
}

/** Whether something that only a deployment knows is called as one of some words, `called *x*`, says. */
function isCalled(value: Value, words: readonly string[]): boolean {
  if (value.kind !== 'unread') return false;
  return words.some((word) => isByName(word) && isLike(value.label, word.slice(CALLED.length)));
}

const CALLED = 'called ';

/** Whether a test is about what something unknown is called. */
export const isByName = (word: string): boolean => word.startsWith(CALLED);

/** Whether a text is like a word with `*` for anything, in any case. */
export function isLike(text: string, word: string): boolean {
  const [start, ...rest] = word.toLowerCase().split('*');
  let left = text.toLowerCase();
  if (rest.length === 0) return left === start;
  if (!left.startsWith(start)) return false;
  left = left.slice(start.length);
  const end = rest[rest.length - 1];
  for (const part of rest.slice(0, -1)) {
    const at = left.indexOf(part);
    if (at < 0) return false;
    left = left.slice(at + part.length);
  }
  return left.endsWith(end);
}
