import { type FlowFacts, graphOf } from '../../src/advice/graph/graph.js';
import type { FlowGraph } from '../../src/model/pitfalls/graph.js';
import type { Flow, Named, SetupValue } from '../../src/model/system.js';
import type { Place } from '../../src/text/source.js';

/** A flow in a few words. `steps`: an orchestrator runs it; `ordered`: it needs an order. */
export interface Sketch {
  readonly after?: readonly string[];
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly key?: string;
  readonly channel?: string;
  readonly longest?: number;
  readonly broker?: string;
  readonly ordered?: boolean;
  readonly steps?: boolean;
}

export type Sketches = { readonly [name: string]: Sketch };

const PLACE: Place = { source: { path: 'test', text: '' }, span: { start: 0, end: 0 } };

const named = (names: readonly string[] = []): Named[] => names.map((name) => ({ name, place: PLACE }));

const fact = (name: string, value: string | undefined): SetupValue | undefined =>
  value === undefined ? undefined : { name, value, text: value, place: PLACE };

/** The graph of sketched flows, in the order in which they are written. */
export function graphOn(sketches: Sketches): FlowGraph[] {
  const entries = Object.entries(sketches);
  const flows = entries.map(
    ([name, { after, from, to }]): Flow => ({
      name,
      place: PLACE,
      after: named(after),
      from: named(from),
      ...(to === undefined ? {} : { to: named(to) }),
      needs: new Map(),
      waive: [],
    }),
  );
  const sketchOf = new Map(flows.map((flow, index) => [flow, entries[index][1]]));
  const known: FlowFacts = {
    orchestrated: (flow) => sketchOf.get(flow)?.steps === true,
    ordered: (flow) => sketchOf.get(flow)?.ordered === true,
    keyOf: (flow) => fact('key', sketchOf.get(flow)?.key),
    carrierOf: (flow) => sketchOf.get(flow)?.broker ?? '',
    channelOf: (flow) => fact('channel', sketchOf.get(flow)?.channel),
    longestOf: (flow) => sketchOf.get(flow)?.longest,
  };
  return graphOf(flows, known);
}
