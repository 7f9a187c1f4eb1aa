import type { Reference } from '../../../model/broker.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { type Inline, joined, link, numbered } from '../nodes.js';
import { name, plain, webAddress } from '../outside-text.js';
import { type Cite, TITLES } from '../report-context.js';
import { type Appendix, appendix } from './appendix.js';

/** A page that was cited. */
interface Cited {
  readonly title: string;
  readonly url: string;
  readonly read: string;
}

export interface Citations {
  readonly cite: Cite;
  /** The pages cited so far, in the order of their numbers. */
  readonly used: readonly Cited[];
}

/** Numbers pages in the order in which they are first cited, each address once; a number leads to the list. */
export function citations(base: RuleBase, anchor: string | undefined): Citations {
  const known = new Map(base.sources.map((source) => [source.id, source]));
  const used: Cited[] = [];
  const numbers = new Map<string, Inline>();
  const numberOf = (key: string, page: Cited): Inline => {
    let mark = numbers.get(key);
    if (mark === undefined) {
      const number = String(used.push(page));
      mark = anchor === undefined ? number : link(`#${anchor}`, number);
      numbers.set(key, mark);
    }
    return mark;
  };
  const cite: Cite = (wanted) => {
    const marks = [...new Set(wanted)].map((id) => {
      const source = known.get(id) ?? { title: id, url: '', read: '' };
      return numberOf(source.url || `id ${id}`, { ...source, title: source.title.trim() === '' ? id : source.title });
    });
    return marks.length === 0 ? '' : [' (', joined(marks, ', '), ')'];
  };
  return { cite, used };
}

/** The numbered list of pages. */
export function sourcesSection({ used }: Citations): Appendix | undefined {
  if (used.length === 0) return undefined;
  const entries = used.map(({ title, url, read }): Inline => {
    const to = webAddress(url);
    const shown = name(title);
    return [to === undefined ? shown : link(to, shown), read === '' ? '' : [', read ', plain(read)]];
  });
  return appendix(TITLES.sources, numbered(entries));
}

/** A page by its title. */
export function fromPage({ title, url }: Reference): Inline {
  const to = webAddress(url);
  const shown = title.trim() === '' ? 'source' : plain(title);
  return to === undefined ? shown : link(to, shown);
}

/** The page that a fact about a broker is taken from, by the date that it bears: there are too many to number. */
export function fromDated({ title, url }: Reference, asOf = ''): Inline {
  const to = webAddress(url);
  const shown: Inline = ['source', asOf === '' ? '' : [', ', plain(asOf)]];
  return [' (', to === undefined ? [plain(title), asOf === '' ? '' : [', ', plain(asOf)]] : link(to, shown), ')'];
}
