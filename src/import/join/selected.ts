import type { Channel, Stream } from './channels.js';

/**
 * Records that are picked by what they are, are the same wherever they are picked: what one file sends another one
 * receives, though each calls the channel by a parameter of its own. Channels that both are declared stay apart.
 */
export function mergeSelected(channels: readonly Channel[]): void {
  const first = new Map<string, { channel: Channel; stream: Stream }[]>();
  for (const channel of channels)
    for (const stream of [...channel.streams.values()]) {
      if (stream.selector === '') continue;
      const others = first.get(stream.selector) ?? [];
      const same = others.find((other) => other.channel.known === undefined || channel.known === undefined);
      if (same === undefined) first.set(stream.selector, [...others, { channel, stream }]);
      else {
        put(stream, same.stream);
        channel.streams.delete(stream.selector);
      }
    }
  sendersOf(channels);
}

function put(from: Stream, into: Stream): void {
  for (const [key, value] of from.senders) if (!into.senders.has(key)) into.senders.set(key, value);
  for (const [key, value] of from.readers) if (!into.readers.has(key)) into.readers.set(key, value);
  for (const [key, value] of from.hops) if (value.to.streams !== undefined) into.hops.set(key, value);
}

/** Who may send all that bears a name is the sender of each stream that is picked by that name and by more. */
function sendersOf(channels: readonly Channel[]): void {
  const streams = channels.flatMap((channel) => [...channel.streams.values()].map((stream) => ({ channel, stream })));
  for (const { channel, stream } of streams) {
    const { selector } = stream;
    if (selector === '' || selector.includes('\n') || stream.readers.size + stream.hops.size > 0) continue;
    const narrower = streams.filter((other) => other.stream.selector.startsWith(`${selector}\n`));
    if (narrower.length === 0) continue;
    for (const { stream: into } of narrower) {
      into.senders.delete(selector);
      for (const [key, value] of stream.senders) into.senders.set(key, value);
    }
    channel.streams.delete(selector);
  }
}
