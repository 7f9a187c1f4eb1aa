import type { Read } from '../entries/field.js';
import type { GRAPH_FACT, PITFALL } from '../entries/pitfall.js';
import type { Expression } from '../expression.js';

/** A mistake that is known to hurt, and how to see it in a description. */
export type Pitfall = Omit<Read<typeof PITFALL>, 'examples'>;

/** A fact that the graph of flows gives, and what it means. */
export type GraphFact = Read<typeof GRAPH_FACT>;

/** Every condition that a pitfall reads facts by. */
export const conditionsOf = ({ when, raised, variant }: Pitfall): Expression[] =>
  [when, raised?.when, variant?.when].filter((each) => each !== undefined);
