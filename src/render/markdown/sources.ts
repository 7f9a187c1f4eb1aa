import type { Reference } from '../../model/broker.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Citation } from '../../model/rule.js';
import { type Block, heading, type Inline, joined, link, numbered, phrasing } from './nodes.js';
import { name, plain, webAddress } from './outside-text.js';
import type { Cite } from './report-context.js';

export interface Citations {
  readonly cite: Cite;
  /** The sources cited so far, in the order of their numbers. */
  readonly used: readonly Citation[];
}

/** A link to the address that stands below under a number. */
function reference(number: number, inside: Inline, referenceType: 'shortcut' | 'full'): Inline {
  const id = String(number);
  return { type: 'linkReference', identifier: id, label: id, referenceType, children: phrasing(inside) };
}

/** Numbers sources in the order in which they are first cited. */
export function citations(base: RuleBase): Citations {
  const known = new Map(base.sources.map((source) => [source.id, source]));
  const used: Citation[] = [];
  const numbers = new Map<string, Inline>();
  const numbered = (id: string): Inline => {
    let mark = numbers.get(id);
    if (mark === undefined) {
      const source = known.get(id) ?? { id, title: id, url: '', read: '' };
      const number = used.push(source);
      mark = webAddress(source.url) === undefined ? String(number) : reference(number, String(number), 'shortcut');
      numbers.set(id, mark);
    }
    return mark;
  };
  const cite: Cite = (wanted) => {
    const marks = [...new Set(wanted)].map(numbered);
    return marks.length === 0 ? '' : [' (', joined(marks, ', '), ')'];
  };
  return { cite, used };
}

/** The numbered list, and below it the addresses that the numbers in the text point to. */
export function sourcesSection({ used }: Citations): Block {
  if (used.length === 0) return [];
  const entries = used.map((source, i): Inline => {
    const title = source.title.trim() === '' ? name(source.id) : plain(source.title);
    const linked = webAddress(source.url) === undefined ? title : reference(i + 1, title, 'full');
    return [linked, source.read === '' ? '' : [', read ', plain(source.read)]];
  });
  const addresses = used.flatMap((source, i): Block[] => {
    const url = webAddress(source.url);
    const id = String(i + 1);
    return url === undefined ? [] : [{ type: 'definition', identifier: id, label: id, url, title: null }];
  });
  return [heading(2, 'Sources'), numbered(entries), addresses];
}

/** The page that a fact about a broker is taken from, and the day it was read there. */
export function fromPage({ title, url }: Reference, asOf = ''): Inline {
  const to = webAddress(url);
  const shown = title.trim() === '' ? 'source' : plain(title);
  return [to === undefined ? shown : link(to, shown), asOf === '' ? '' : [', ', plain(asOf)]];
}
