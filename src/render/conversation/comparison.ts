import type { Page } from '../../model/pages/page.js';
import { printable } from '../../text/escape.js';

/** So many lines of a part, and sources, are told; the value beside the text has all. */
const MOST = 8;
const SOURCES = 3;

export interface Comparison {
  /** Whether needs were given. */
  readonly given: boolean;
  /** Best first. */
  readonly brokers: readonly {
    readonly id: string;
    readonly verdict: string | null;
    readonly because: readonly string[];
  }[];
  /** The first that was named with each other one. */
  readonly comparisons: readonly Page[];
  /** What is not known and bears on the choice, the most telling first. */
  readonly open: readonly { readonly criterion: string; readonly question: string }[];
}

/** How brokers compare, as one would say it. */
export function comparisonInWords({ given, brokers, comparisons, open }: Comparison): string {
  const ranked = given
    ? ['With these needs, best first:', ...brokers.map(rankedText)]
    : ['No needs were given, so neither is judged; this is where they differ.'];
  const blocks = comparisons.map((page) => {
    const parts = page.parts.filter(({ title }) => !title.startsWith('What limits'));
    return [`${printable(page.title)}:`, ...parts.flatMap(partLines), ...sourceLines(page)].join('\n');
  });
  const [first] = open;
  const ask =
    first === undefined
      ? []
      : [
          `Unknown, and bears on the choice: ${open.map(({ criterion }) => criterion).join(', ')}. Ask first: ${printable(first.question)} (\`${first.criterion}\`)`,
        ];
  return `${[ranked.join('\n'), ...blocks, ...ask].join('\n\n')}\n`;
}

function rankedText({ id, verdict, because }: Comparison['brokers'][number]): string {
  return `- ${printable(id)}: ${verdict ?? 'not ranked'}${because.length === 0 ? '' : `; ${printable(because.join(' '))}`}`;
}

function partLines({ title, lines }: Page['parts'][number]): string[] {
  const more = lines.length - MOST;
  return [
    printable(title),
    ...lines.slice(0, MOST).map((line) => `- ${printable(line)}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
}

function sourceLines({ sources }: Page): string[] {
  if (sources.length === 0) return [];
  const named = sources
    .slice(0, SOURCES)
    .map(({ title, url, read }) => `- ${printable(title)}${read === '' ? '' : `, read ${read}`}: ${printable(url)}`);
  return ['Sources', ...named, ...(sources.length > SOURCES ? [`- and ${sources.length - SOURCES} more`] : [])];
}
