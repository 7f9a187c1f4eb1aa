import type { Claim } from '../draft.js';
import type { FoundFact } from '../kinds/facts.js';
import type { Channel, Reader, Stream } from './channels.js';

/** One way that records take from a channel to those who read them. */
export interface Branch {
  /** The channel, and those that copy its records on. */
  readonly chain: readonly Channel[];
  /** What is set up on the way. */
  readonly facts: readonly FoundFact[];
  readonly readers: readonly Reader[];
}

/** Every way of a stream's records; a channel that nothing else feeds belongs to the one that feeds it. */
export function branchesOf(channel: Channel, stream: Stream, folded: ReadonlySet<Channel>): Branch[] {
  const branches: Branch[] = [];
  const walk = (chain: readonly Channel[], at: Stream, facts: readonly FoundFact[]) => {
    const readers = [...at.readers.values()];
    if (readers.length > 0 || (at.hops.size === 0 && chain.length > 1)) branches.push({ chain, facts, readers });
    for (const hop of at.hops.values()) {
      const along = [...hop.to.facts, ...facts];
      if (chain.includes(hop.to)) continue;
      if (!folded.has(hop.to)) {
        // It has flows of its own: here it stands for those who read them.
        const name: Claim = { text: hop.to.name.text, evidence: { grade: 'literal', place: at.place } };
        branches.push({ chain, facts, readers: [{ name, facts: [] }] });
        continue;
      }
      const streams = [...hop.to.streams.values()];
      if (streams.length === 0) branches.push({ chain: [...chain, hop.to], facts: along, readers: [] });
      for (const next of streams) walk([...chain, hop.to], next, along);
    }
  };
  walk([channel], stream, []);
  return branches.length > 0 ? branches : [{ chain: [channel], facts: [], readers: [] }];
}

/** The brokers of a chain; undefined where one is not known. */
export function brokersOf(chain: readonly Channel[]): readonly Claim[] | undefined {
  const brokers = chain.flatMap(({ broker }) => broker ?? []);
  if (brokers.length < chain.length) return undefined;
  return [...new Map(brokers.map((broker) => [broker.text, broker])).values()];
}

/** The channels that just one other feeds and nobody sends to: they are a part of what feeds them. */
export function foldedChannels(channels: readonly Channel[]): ReadonlySet<Channel> {
  const feeds = new Map<Channel, Set<Channel>>();
  for (const channel of channels)
    for (const stream of channel.streams.values())
      for (const { to } of stream.hops.values()) feeds.set(to, (feeds.get(to) ?? new Set()).add(channel));
  const folded = new Set<Channel>();
  for (const [channel, from] of feeds) {
    const sent = [...channel.streams.values()].some(({ senders }) => senders.size > 0);
    if (from.size === 1 && !sent && !isFedBy(channel, channel, feeds, new Set())) folded.add(channel);
  }
  return folded;
}

/** Whether a channel's records come back to it. */
function isFedBy(
  channel: Channel,
  source: Channel,
  feeds: ReadonlyMap<Channel, ReadonlySet<Channel>>,
  seen: Set<Channel>,
): boolean {
  for (const from of feeds.get(channel) ?? []) {
    if (from === source) return true;
    if (seen.has(from)) continue;
    seen.add(from);
    if (isFedBy(from, source, feeds, seen)) return true;
  }
  return false;
}
