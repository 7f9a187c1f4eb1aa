import type { Flow, SetupValue } from '../../model/system.js';

/** Flows that use one queue or topic although several services read from it. */
export interface Shared {
  readonly channel: SetupValue;
  /** The flows that were on it before this one, with where they say so. */
  readonly others: readonly { readonly flow: Flow; readonly channel: SetupValue }[];
  /** All services that read from it. */
  readonly services: readonly string[];
}

/**
 * For each flow that joins others on a channel, what it shares; the first on it is the one that they join. A consumer with
 * a channel of its own stands for itself.
 */
export function sharedChannels(
  flows: readonly Flow[],
  channelOf: (flow: Flow) => SetupValue | undefined,
  carrierOf: (flow: Flow) => string,
): Map<Flow, Shared> {
  const byChannel = new Map<string, { flow: Flow; channel: SetupValue }[]>();
  for (const flow of flows) {
    const channel = channelOf(flow);
    if (channel === undefined) continue;
    // A queue of one broker and a topic of another may bear one name.
    const at = `${channel.value} ${carrierOf(flow)}`;
    const list = byChannel.get(at);
    if (list) list.push({ flow, channel });
    else byChannel.set(at, [{ flow, channel }]);
  }
  const shared = new Map<Flow, Shared>();
  for (const list of byChannel.values()) {
    if (list.length < 2) continue;
    const services = [...new Set(list.flatMap(({ flow }) => flow.to?.map(({ name }) => name) ?? []))];
    // The first stands for all that were there before; a list of each with each would grow with the square.
    for (const { flow, channel } of list.slice(1)) shared.set(flow, { channel, others: [list[0]], services });
  }
  return shared;
}

/** Another flow whose records the consumer may take to be in one order with these, although they come another way. */
export interface Apart {
  readonly other: Flow;
  readonly channel: SetupValue;
  readonly consumer: string;
}

/**
 * Flows of the same senders to the same consumer, both ordered by the same key, on different channels. `ordered` holds
 * where an order is needed for certain.
 */
export function orderedApart(
  flows: readonly Flow[],
  ordered: (flow: Flow) => boolean,
  keyOf: (flow: Flow) => SetupValue | undefined,
  channelOf: (flow: Flow) => SetupValue | undefined,
): Map<Flow, Apart> {
  const known = new Map<string, { flow: Flow; channel: SetupValue }>();
  const apart = new Map<Flow, Apart>();
  for (const flow of flows) {
    const [key, channel] = [keyOf(flow), channelOf(flow)];
    if (key === undefined || channel === undefined || flow.from.length === 0 || !ordered(flow)) continue;
    const senders = JSON.stringify([key.value, flow.from.map(({ name }) => name).sort()]);
    for (const { name } of flow.to ?? []) {
      const at = `${senders} ${name}`;
      const first = known.get(at);
      if (first === undefined) known.set(at, { flow, channel });
      else if (first.channel.value !== channel.value && !apart.has(flow))
        apart.set(flow, { other: first.flow, channel: first.channel, consumer: name });
    }
  }
  return apart;
}
