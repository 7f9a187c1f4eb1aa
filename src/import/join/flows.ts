import type { Claim, DraftConsumer, DraftFlow, DraftUnread, Uses } from '../draft.js';
import { type FoundFact, merged, unreadIn } from '../kinds/facts.js';
import { type Branch, branchesOf, brokersOf } from './branches.js';
import type { Channel, Stream } from './channels.js';

/** The names in rules/ that a draft speaks of by their role. */
export interface Vocabulary {
  /** The fact that names the broker. */
  readonly broker: string;
  /** The fact that names the channel. */
  readonly channel: string;
  /** The criterion that says who reads, and all that it may say. */
  readonly audience: { readonly name: string; readonly values: readonly string[] };
}

/** A stream of a channel as a flow. */
export function flowOf(
  channel: Channel,
  stream: Stream,
  name: string,
  folded: ReadonlySet<Channel>,
  words: Vocabulary,
): DraftFlow {
  const branches = branchesOf(channel, stream, folded);
  const consumers = branches.flatMap(({ readers, facts, chain }) =>
    readers.map((reader) => ({
      reader,
      uses: usesOf(reader.facts, facts, chain, words),
      channels: chain.slice(1).flatMap(({ names }) => [...names]),
    })),
  );
  const alone =
    consumers.length > 0 ? consumers.map(({ uses }) => uses) : branches.map((each) => usesWithoutReader(each, words));
  const shared = sharedBy(alone);
  const own = new Map<string, Claim | readonly Claim[]>();
  const broker = channel.broker === undefined ? undefined : [channel.broker];
  if (shared.has(words.broker)) own.set(words.broker, shared.get(words.broker) as Claim[]);
  else if (broker !== undefined) own.set(words.broker, broker);
  if (!channel.name.text.includes('*')) own.set(words.channel, channel.name);
  for (const [fact, claim] of merged([channel.facts])) own.set(fact, claim);
  for (const [fact, claim] of shared) if (fact !== words.broker) own.set(fact, claim);
  const to = consumers.map(({ reader, uses, channels }): DraftConsumer => {
    const differing = [...uses].filter(([fact, claim]) => !isSame(own.get(fact), claim));
    return { ...reader.name, uses: new Map(differing), channels };
  });
  const unread = unreadOf(channel, branches, own, words);
  const open = channel.open || branches.some(({ chain }) => chain[0].open);
  return {
    name,
    place: stream.selector === '' ? channel.place : stream.place,
    from: [...stream.senders.values()],
    ...(to.length > 0 ? { to: distinct(to) } : {}),
    needs: needsOf(channel, stream, open, words),
    uses: own,
    channels: [...channel.names],
    isNamed: channel.isNamed,
    isDeclared: channel.known !== undefined && !channel.known.kind.elsewhere,
    unread,
    comments: [
      ...channel.comments,
      ...branches.flatMap(({ chain }) => chain.slice(1).flatMap(({ comments }) => comments)),
    ],
  };
}

/** The facts of a flow, or of those who read it, of which a value stands in the files and is not known. */
function unreadOf(channel: Channel, branches: readonly Branch[], own: Uses, { broker }: Vocabulary): DraftUnread[] {
  const lists = branches.flatMap(({ facts, readers }) =>
    readers.length === 0 ? [[facts]] : readers.map((reader) => [reader.facts, facts]),
  );
  const found = [[channel.facts], ...lists].flatMap(unreadIn);
  const unread = found.map(({ fact, unread: what }): DraftUnread => ({ ...what, fact }));
  if (channel.brokerUnread !== undefined) unread.unshift({ ...channel.brokerUnread, fact: broker });
  const left = unread.filter(({ fact }) => !own.has(fact));
  return [
    ...new Map(
      left.map((each) => [`${each.fact}\n${each.place.source.path}\n${each.place.span.start}`, each]),
    ).values(),
  ];
}

function needsOf(channel: Channel, stream: Stream, open: boolean, { audience }: Vocabulary): DraftFlow['needs'] {
  const needs = new Map<string, { readonly values: readonly string[]; readonly because: string }>();
  for (const [need, stated] of [...channel.needs, ...stream.needs])
    if (stated !== undefined && !needs.has(need)) needs.set(need, { values: [stated.value], because: stated.because });
  if (open && !needs.has(audience.name))
    needs.set(audience.name, { values: audience.values, because: 'others may read it, whom these files do not show' });
  return needs;
}

/** One consumer may be linked to a flow in several ways; the first counts. */
function distinct(consumers: readonly DraftConsumer[]): DraftConsumer[] {
  return [...new Map([...consumers].reverse().map((each) => [each.text, each])).values()].reverse();
}

function usesOf(
  own: readonly FoundFact[],
  along: readonly FoundFact[],
  chain: readonly Channel[],
  words: Vocabulary,
): Uses {
  const uses = new Map<string, Claim | readonly Claim[]>(merged([own, along]));
  const brokers = brokersOf(chain);
  if (brokers !== undefined) uses.set(words.broker, brokers);
  return uses;
}

const usesWithoutReader = ({ facts, chain }: Branch, words: Vocabulary) => usesOf([], facts, chain, words);

/** What is the same in all. */
function sharedBy(all: readonly Uses[]): Map<string, Claim | readonly Claim[]> {
  const [first, ...rest] = all;
  const same = [...(first ?? [])].filter(([fact, claim]) => rest.every((uses) => isSame(uses.get(fact), claim)));
  return new Map(same);
}

const textsOf = (claim: Claim | readonly Claim[]) =>
  [claim]
    .flat()
    .map(({ text }) => text)
    .join('\n');

function isSame(one: Claim | readonly Claim[] | undefined, other: Claim | readonly Claim[]): boolean {
  return one !== undefined && textsOf(one) === textsOf(other);
}
