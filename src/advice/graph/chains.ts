import type { Edges } from './edges.js';
import type { Groups } from './loops.js';

/**
 * The longest chain of each connected part of the graph, first flow first. Inside a cycle nothing counts, for it has a
 * finding of its own; a flow that an orchestrator runs starts anew, for there somebody sees the whole.
 */
export function longestChains(
  { flows, before, behind }: Edges,
  groups: Groups,
  orchestrated: (flow: number) => boolean,
): number[][] {
  const hops = new Int32Array(flows.length);
  const from = new Int32Array(flows.length).fill(-1);
  // Groups come in the order "led to first", so the other way round each flow comes after those before it.
  for (let group = groups.members.length - 1; group >= 0; group--) {
    for (const flow of groups.members[group]) {
      if (orchestrated(flow)) continue;
      for (const other of before[flow]) {
        if (groups.of[other] === group || hops[other] + 1 <= hops[flow]) continue;
        hops[flow] = hops[other] + 1;
        from[flow] = other;
      }
    }
  }
  return partsOf({ flows, before, behind }).map((part) => {
    const end = part.reduce((best, flow) => (hops[flow] > hops[best] ? flow : best));
    const chain = [];
    for (let flow = end; flow >= 0; flow = from[flow]) chain.push(flow);
    return chain.reverse();
  });
}

/** Flows that are joined by `after`, in whichever direction; those that stand alone are left out. */
function partsOf({ flows, before, behind }: Edges): number[][] {
  const seen = new Uint8Array(flows.length);
  const parts: number[][] = [];
  flows.forEach((_, root) => {
    if (seen[root] || before[root].length + behind[root].length === 0) return;
    const part = [root];
    seen[root] = 1;
    for (const flow of part) {
      for (const list of [before[flow], behind[flow]]) {
        for (const other of list) {
          if (seen[other]) continue;
          seen[other] = 1;
          part.push(other);
        }
      }
    }
    parts.push(part.sort((a, b) => a - b));
  });
  return parts;
}
