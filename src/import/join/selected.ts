import { pushTo } from '../lists.js';
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
      const same = first
        .get(stream.selector)
        ?.find((other) => other.channel.known === undefined || channel.known === undefined);
      if (same === undefined) pushTo(first, stream.selector, { channel, stream });
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
  const narrower = new Map<string, Stream[]>();
  for (const { stream } of streams) {
    const [sender, ...more] = stream.selector.split('\n');
    if (more.length > 0) pushTo(narrower, sender, stream);
  }
  for (const { channel, stream } of streams) {
    const { selector } = stream;
    const into = narrower.get(selector);
    if (into === undefined || stream.readers.size + stream.hops.size > 0) continue;
    for (const each of into) {
      each.senders.delete(selector);
      for (const [key, value] of stream.senders) each.senders.set(key, value);
    }
    channel.streams.delete(selector);
  }
}
