import type { FlowAnalysis, SystemAnalysis } from '../../advice/index.js';
import type { Style } from '../../model/style.js';

/** What records are published over, and several may read: the rest is a queue, a call or a worker. */
const PUBLISHED = ['log', 'topic', 'bus'];

/** Styles in which something is published, where no broker is named yet. */
const PUBLISHING: readonly Style[] = ['event-driven', 'hybrid'];

export interface Exported {
  readonly analysis: FlowAnalysis;
  /** The broker over which it is published; undefined where none is named. */
  readonly broker?: string;
}

/** A flow that is left out, and why. */
export interface LeftOut {
  readonly flow: string;
  readonly reason: string;
}

/** The flows over a log, topic or bus, by what is built or else by what is advised. */
export function exportedFlows({ flows, rulebook: { base } }: SystemAnalysis): { all: Exported[]; left: LeftOut[] } {
  const all: Exported[] = [];
  const left: LeftOut[] = [];
  const carrierOf = (id: string) => base.catalogue.carriers.find((carrier) => carrier.id === id);
  for (const analysis of flows) {
    const { used, style, flow } = analysis;
    const fronts = used.map((id) => carrierOf(id)?.parts[0] ?? id);
    const broker = fronts.find((id) => PUBLISHED.includes(carrierOf(id)?.kind ?? ''));
    if (broker !== undefined) all.push({ analysis, broker });
    else if (used.length > 0) left.push({ flow: flow.name, reason: `${used.join(', ')} is no log, topic or bus` });
    else {
      const built = (analysis.built({ kind: 'style' })?.value as Style | undefined) ?? style;
      if (PUBLISHING.includes(built)) all.push({ analysis });
      else left.push({ flow: flow.name, reason: `it is ${built}, and names no log, topic or bus` });
    }
  }
  return { all, left };
}
