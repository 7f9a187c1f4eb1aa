import type { RuleBase } from '../../model/knowledge.js';
import { printable } from '../../text/escape.js';

/** So many are named in a conversation; the value beside it has all. */
const MOST = 3;

/** The sources that a text rests on, with the day on which each was read. */
export function sourcesText(cited: readonly string[], { sources }: RuleBase): string {
  const ids = [...new Set(cited)];
  const named = ids.flatMap((id) => sources.find((source) => source.id === id) ?? []);
  if (named.length === 0) return '';
  const lines = named
    .slice(0, MOST)
    .map(({ title, url, read }) => `- ${printable(title)}, read ${read}: ${printable(url)}`);
  const more = named.length - MOST;
  return [`Sources:`, ...lines, ...(more > 0 ? [`- and ${more} more under \`sources\``] : [])].join('\n');
}
