import { excerpt } from './escape.js';

/** `1 flow`, `2 flows` */
export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : many}`;
}

export type Conjunction = 'and' | 'or';

/**
 * Items with what stands between them in a list, for items that are no text by themselves. As Intl.ListFormat('en-GB')
 * has it, which takes tens of milliseconds to load; a test holds the two together.
 */
export function listParts<Item>(items: readonly Item[], last: Conjunction = 'and'): (Item | string)[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [item];
    return [index === items.length - 1 ? ` ${last} ` : ', ', item];
  });
}

/** `a, b and c` */
export function list(items: readonly string[], last: Conjunction = 'and'): string {
  return listParts(items, last).join('');
}

/** The same, cut after `most`: a, b, c and how many more; one more is named, not counted. */
export function someParts<Item>(items: readonly Item[], most: number): (Item | string)[] {
  if (items.length <= most + 1) return listParts(items);
  return listParts([...items.slice(0, most), `${items.length - most} more`]);
}

/** `a, b, c and 5 more` */
export function some(items: readonly string[], most: number): string {
  return someParts(items, most).join('');
}

export function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  return /^.*?[.?!](?= |$)/s.exec(text)?.[0] ?? text;
}

/** A sentence without its full stop, to go on with or to put into another. */
export function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

/** The line that stands for a text in lists and tables; where there is none, the start of the text. */
export function oneLine(short: string | undefined, text: string): string {
  return short ?? excerpt(withoutStop(firstSentence(text)));
}
