import type { Reference } from '../../model/broker.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Citation } from '../../model/rule.js';
import { blocks, heading } from './blocks.js';
import { destination, inline } from './escape.js';
import type { Cite } from './report-context.js';

export interface Citations {
  readonly cite: Cite;
  /** The sources cited so far, in the order of their numbers. */
  readonly used: readonly Citation[];
}

/** Numbers sources in the order in which they are first cited. */
export function citations(base: RuleBase): Citations {
  const known = new Map(base.sources.map((source) => [source.id, source]));
  const used: Citation[] = [];
  const numbers = new Map<string, string>();
  const numbered = (id: string) => {
    let mark = numbers.get(id);
    if (mark === undefined) {
      const source = known.get(id) ?? { id, title: id, url: '', read: '' };
      used.push(source);
      mark = destination(source.url) === undefined ? String(used.length) : `[${used.length}]`;
      numbers.set(id, mark);
    }
    return mark;
  };
  const cite: Cite = (wanted) => {
    const marks = [...new Set(wanted)].map(numbered);
    return marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  };
  return { cite, used };
}

/** The numbered list, and below it the addresses that the numbers in the text point to. */
export function sourcesSection({ used }: Citations): string {
  if (used.length === 0) return '';
  const entries = used.map((source, i) => {
    const title = inline(source.title) || inline(source.id);
    const linked = destination(source.url) === undefined ? title : `[${title}][${i + 1}]`;
    return `${i + 1}. ${linked}${source.read === '' ? '' : `, read ${inline(source.read)}`}`;
  });
  const addresses = used.flatMap((source, i) => {
    const url = destination(source.url);
    return url === undefined ? [] : [`[${i + 1}]: ${url}`];
  });
  return blocks(heading(2, 'Sources'), entries.join('\n'), addresses.join('\n'));
}

/** The page that a fact about a broker is taken from, and the day it was read there. */
export function fromPage({ title, url }: Reference, asOf?: string): string {
  const to = destination(url);
  const shown = inline(title) || 'source';
  const page = to === undefined ? shown : `[${shown}](${to})`;
  return asOf === undefined || asOf === '' ? page : `${page}, ${inline(asOf)}`;
}
