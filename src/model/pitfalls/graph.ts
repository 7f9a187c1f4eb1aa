import type { Related } from '../finding.js';

/** How each fact of the graph is compared; rules/graph.yaml says what they mean. */
export const GRAPH_FACTS = {
  services: 'count',
  producers: 'count',
  selfFed: 'flag',
  cycle: 'count',
  chain: 'count',
  emits: 'count',
  fedBy: 'count',
  deliveries: 'count',
  sharing: 'count',
  slowestBeside: 'duration',
  apart: 'flag',
  reads: 'count',
  readsShare: 'share',
} as const;

export type GraphFactName = keyof typeof GRAPH_FACTS;

/** What a fact of the graph has to tell beside its value. */
export interface GraphNote {
  /** The flows or services that it is about, for messages: a path, or a list. */
  readonly names: string;
  readonly related: readonly Related[];
  /** What makes it another finding than the next one of the same fact. */
  readonly object: readonly string[];
  /** The flows that it is about, by name, where it is more than the one at which it is told. */
  readonly flows?: readonly string[];
}

/** Where one flow stands among the others. A fact that is not there is 0 or false; `services` alone may be unknown. */
export interface FlowGraph {
  readonly facts: { readonly [fact in GraphFactName]?: number | boolean };
  /** Made when a finding needs it: most never do. */
  readonly notes: ReadonlyMap<GraphFactName, () => GraphNote>;
}
