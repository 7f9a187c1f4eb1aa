import type { Advice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Source } from '../../model/rule.js';
import { blocks, heading } from './blocks.js';
import { destination, inline } from './escape.js';
import { type Cite, weighed } from './reasons.js';

export interface Citations {
  readonly cite: Cite;
  /** The sources cited, in the order of their numbers. */
  readonly used: readonly Source[];
}

/** Every source that the report cites, numbered in the order in which a reader meets it. */
export function citations(advice: Advice, base: RuleBase): Citations {
  const styles = new Set(advice.flows.map((each) => each.style));
  const ids = [
    ...advice.flows.flatMap((each) => {
      const { why, against } = weighed(each);
      return [...each.findings, ...why, ...against].flatMap((cited) => cited.sources);
    }),
    ...base.styles.filter((style) => styles.has(style.id)).flatMap((style) => style.sources),
  ];
  const known = new Map(base.sources.map((source) => [source.id, source]));
  const used = [...new Set(ids)].map((id) => known.get(id) ?? { id, title: id, url: '', read: '' });
  const numbers = new Map(used.map((source, i) => [source.id, reference(source, i + 1)]));
  const cite: Cite = (wanted) => {
    const marks = [...new Set(wanted)].flatMap((id) => numbers.get(id) ?? []);
    return marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  };
  return { cite, used };
}

function reference(source: Source, number: number): string {
  return destination(source.url) === undefined ? String(number) : `[${number}]`;
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
