import type { Deployed, DeployedConsumer, DeployedFlow } from '../../model/deployed/deployed.js';
import type { Flow } from '../../model/system.js';
import { indexBy } from './index-by.js';

/** What the files have of a flow. */
export interface Resource {
  readonly deployed: DeployedFlow;
  /** Those of its consumers that the flow is about; undefined where the files show none. */
  readonly consumers?: readonly DeployedConsumer[];
  /** Whether its name alone brought it here, so that the channel may be called otherwise. */
  readonly byName: boolean;
}

/** Each of some flows with what the files have of it, nothing where they have none. */
export type Pairs = ReadonlyMap<Flow, readonly Resource[]>;

/** `address`: the fact of `uses` that names the channel. */
export function pairsOf(flows: readonly Flow[], { flows: all }: Deployed, address: string): Pairs {
  const pairs = new Map<Flow, readonly Resource[]>();
  const taken = new Set<DeployedFlow>();
  const channels = indexBy(all, (deployed) => deployed.channels);
  const parts = indexBy(all, ({ consumers = [] }) => consumers.flatMap((consumer) => consumer.channels));
  for (const flow of flows) {
    const found = byChannel(flow, channels, parts, address);
    pairs.set(flow, found);
    for (const { deployed } of found) taken.add(deployed);
  }
  const left = all.filter((deployed) => !taken.has(deployed));
  const names = indexBy(left, ({ name, channels: also }) => [name, ...also].map(plain));
  for (const flow of flows)
    if (pairs.get(flow)?.length === 0)
      pairs.set(
        flow,
        (names.get(plain(flow.name)) ?? []).map((deployed) => resourceOf(deployed, true)),
      );
  return pairs;
}

type Index = ReadonlyMap<string, readonly DeployedFlow[]>;

/** By the channel that the flow says carries it, or each of its consumers. */
function byChannel(flow: Flow, channels: Index, parts: Index, address: string): Resource[] {
  const said = [flow, ...(flow.consumers ?? [])].flatMap(({ uses }) => uses?.get(address)?.value ?? []).map(String);
  const own = new Set(said);
  const inIndex = (index: Index) => [...new Set([...own].flatMap((name) => index.get(name) ?? []))];
  const whole = inIndex(channels);
  if (whole.length > 0) return theOneCalled(flow, whole).map((deployed) => resourceOf(deployed, false));
  // What a topic feeds is a part of it: the flow may be about that part alone.
  return inIndex(parts).map((deployed) => {
    const consumers = deployed.consumers?.filter((consumer) => consumer.channels.some((name) => own.has(name))) ?? [];
    return { deployed, consumers, byName: false };
  });
}

/** Of the streams of one channel the one that is called as the flow is; all of them where none is. */
function theOneCalled(flow: Flow, streams: readonly DeployedFlow[]): readonly DeployedFlow[] {
  const called = streams.filter(({ name }) => sameName(name, flow.name));
  return streams.length > 1 && called.length > 0 ? called : streams;
}

const resourceOf = (deployed: DeployedFlow, byName: boolean): Resource => ({
  deployed,
  byName,
  ...(deployed.consumers === undefined ? {} : { consumers: deployed.consumers }),
});

/** Whether two names are the same however they are written: `place-order`, `PlaceOrder`, `place_order`. */
export function sameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** What is made of signs alone stays what it is. */
function plain(name: string): string {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return letters === '' ? name : letters;
}
