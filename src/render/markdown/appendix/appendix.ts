import type { FlowAdvice } from '../../../model/advice.js';
import type { Block, Inline } from '../nodes.js';
import { name, truncate } from '../outside-text.js';
import { some } from '../phrases.js';

/** A part that all flows share; its heading is as deep as where it stands. */
export interface Appendix {
  readonly title: string;
  readonly body: Block;
}

export const appendix = (title: string, ...body: readonly Block[]): Appendix => ({ title, body });

/** Names of flows before the rest is counted. */
const FEW = 6;

/** The flows that a row is about: `all`, or their names. */
export function flowNames(flows: readonly FlowAdvice[], all: number, most = FEW): Inline {
  if (flows.length === all && all > 1) return 'all';
  return some(
    flows.map(({ flow }) => name(truncate(flow.name, 60))),
    most,
  );
}

/** Things met in flows, each once with the flows that have it, in the order of the first. */
export function metIn<Item>(
  flows: readonly FlowAdvice[],
  itemsOf: (flow: FlowAdvice) => readonly (readonly [key: string, item: Item])[],
): readonly { readonly item: Item; readonly flows: readonly FlowAdvice[] }[] {
  const met = new Map<string, { item: Item; flows: FlowAdvice[] }>();
  for (const flow of flows) {
    for (const [key, item] of itemsOf(flow)) {
      const row = met.get(key);
      if (row === undefined) met.set(key, { item, flows: [flow] });
      else if (!row.flows.includes(flow)) row.flows.push(flow);
    }
  }
  return [...met.values()];
}
