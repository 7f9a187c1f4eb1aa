import { type CarrierMatch, isComposition, wayOf } from '../../brokers/index.js';
import type { Carrier, Catalogue } from '../../model/broker.js';
import type { Style } from '../../model/style.js';
import { list } from '../../text/phrases.js';
import type { CarrierAnalysis } from '../analysis/carrier-analysis.js';

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

/** How a consumer takes its records off a publication: the less there is between, the better. */
export function takingOf({ kind, front, whole }: Publication, style: Style, { matches }: CarrierAnalysis): Taking {
  if (front === undefined || whole === undefined)
    return {
      words:
        style === 'message-driven' ? OWN_QUEUE : style === 'hybrid' ? `${OWN_QUEUE} and ${READS[kind]}` : READS[kind],
    };
  const way = wayOf({ carrier: whole }, matches);
  if (way.carrier.id !== front.id)
    return { words: kind === 'log' && style === 'hybrid' ? `${OWN_QUEUE} and ${READS.log}` : OWN_QUEUE, bridged: way };
  const byPosition = front.facts.get('parallelism')?.value === 'partition';
  if (kind === 'queue' || byPosition || style === 'event-driven' || style === 'either') return { words: READS[kind] };
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

/** `published once to a log; \`a\` works from a queue of its own, \`b\` reads the log`. */
export function publishedText(
  { kind }: Publication,
  takes: readonly { readonly name: string; readonly words: string }[],
): string {
  const byWords = new Map<string, string[]>();
  for (const { name, words } of takes) byWords.set(words, [...(byWords.get(words) ?? []), `\`${name}\``]);
  const each = [...byWords].map(([words, names]) => `${list(names)} ${names.length > 1 ? ofSeveral(words) : words}`);
  return `published once to a ${kind}; ${each.join(', ')}`;
}

/** The same words of more than one: `each work from a queue of their own`. */
const ofSeveral = (words: string) =>
  words
    .replace(/^(works)\b/, 'each work')
    .replace(/^(read|subscribe|take)s\b/, '$1')
    .replace(' and reads ', ' and read ')
    .replace('of its own', 'of their own');
