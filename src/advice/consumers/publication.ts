import { type CarrierMatch, isComposition, isReadByPosition, wayOf } from '../../brokers/index.js';
import type { Carrier, Catalogue } from '../../model/broker.js';
import type { Style } from '../../model/style.js';
import { some } from '../../text/phrases.js';
import type { CarrierAnalysis } from '../analysis/carrier-analysis.js';
import { worksThrough } from './together.js';

/** What a flow with several consumers is published to. */
export interface Publication {
  readonly kind: 'log' | 'topic' | 'queue';
  /** What stands in front; undefined where nothing known carries it. */
  readonly front?: Carrier;
  /** What carries the whole of it. */
  readonly whole?: Carrier;
}

/** How one consumer takes its records. */
export interface Taking {
  readonly words: string;
  /** What it takes them from by a bridge; undefined where it takes them as published. */
  readonly bridged?: CarrierMatch;
}

/** What is published to, by the first choice of carriers that is no call; by what the consumers need where there is none. */
export function publicationOf(
  ranking: readonly CarrierMatch[],
  styles: readonly Style[],
  catalogue: Catalogue,
): Publication {
  const first = ranking.find(({ match, carrier }) => match !== 'cannot' && carrier.parts.length > 0)?.carrier;
  if (first === undefined) return { kind: styles.some(isRead) ? 'log' : 'topic' };
  const front = isComposition(first) ? (catalogue.carriers.find(({ id }) => id === first.parts[0]) ?? first) : first;
  return {
    kind: isLog(front, catalogue) ? 'log' : front.facts.get('fanOut')?.value === true ? 'topic' : 'queue',
    front,
    whole: first,
  };
}

/**
 * How a consumer takes its records off a publication: the less there is between, the better.
 * @param rereads whether it also needs the past, which a queue does not give back
 */
export function takingOf(
  { kind, front, whole }: Publication,
  { style, carriers: { matches } }: { readonly style: Style; readonly carriers: CarrierAnalysis },
  rereads: boolean,
): Taking {
  const ownQueue = kind === 'log' && rereads ? `${OWN_QUEUE} and ${READS.log}` : OWN_QUEUE;
  if (front === undefined || whole === undefined) return { words: worksThrough(style) ? ownQueue : READS[kind] };
  const way = wayOf({ carrier: whole }, matches);
  if (way.carrier.id !== front.id) return { words: ownQueue, bridged: way };
  // A log that strains for it is read into a queue behind it.
  const queued = whole.parts.length > 1 && worksThrough(style) && way.match !== 'fits';
  if (isReadByPosition(front)) return queued ? { words: ownQueue, bridged: way } : { words: READS[kind] };
  if (kind === 'queue' || !worksThrough(style)) return { words: READS[kind] };
  return { words: OWN_SUBSCRIPTION, bridged: way };
}

const OWN_QUEUE = 'works from a queue of its own';
const OWN_SUBSCRIPTION = 'works from a subscription of its own';
const READS: Readonly<Record<Publication['kind'], string>> = {
  log: 'reads the log',
  topic: 'subscribes to the topic',
  queue: 'takes them off the queue',
};

const isRead = (style: Style) => style === 'event-driven' || style === 'hybrid';

const isLog = ({ inherent }: Carrier, { inherents }: Catalogue) =>
  inherents.some(({ id, role }) => role === 'log' && inherent.includes(id));

/** As many consumers that do alike are named. */
const NAMED = 8;

/** `published once to a log; \`a\` works from a queue of its own, \`b\` reads the log`. */
export function publishedText(
  { kind }: Publication,
  takes: readonly { readonly name: string; readonly words: string }[],
): string {
  const byWords = new Map<string, string[]>();
  for (const { name, words } of takes) byWords.set(words, [...(byWords.get(words) ?? []), `\`${name}\``]);
  const each = [...byWords].map(
    ([words, names]) => `${some(names, NAMED)} ${names.length > 1 ? ofSeveral(words) : words}`,
  );
  return `published once to a ${kind}; ${each.join(', ')}`;
}

/** The same words of more than one: `each work from a queue of their own`. */
const ofSeveral = (words: string) =>
  words
    .replace(/^(works)\b/, 'each work')
    .replace(/^(read|subscribe|take)s\b/, '$1')
    .replace(' and reads ', ' and read ')
    .replace('of its own', 'of their own');
