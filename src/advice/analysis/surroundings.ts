import type { Estate } from '../../brokers/index.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';

/** What an analysis takes from the system that its flow is part of. */
export interface Surroundings {
  /** The name of the system. */
  readonly system: string;
  /** The place of the flow, or of one of its consumers, among the others. */
  readonly graph: (consumer?: string) => FlowGraph;
  /** What all flows together run. */
  readonly estate: () => Estate;
  /** Whether what carries the flow carries another one, too. */
  readonly usedElsewhere: () => boolean;
  /** Of a flow as one of its consumers sees it: that one. */
  readonly consumer: Seen;
}

/** One of several consumers, as which a flow is seen. */
export interface Seen {
  readonly name: string;
  /** How many are named with it. */
  readonly among: number;
  /** Whether it works from a carrier of its own, behind the one that the flow is published over. */
  readonly behind: boolean;
}
