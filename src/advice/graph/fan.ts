import type { Edges } from './edges.js';
import type { Groups } from './loops.js';

/** As many as anybody counts: in a ladder of joins they double with every rung. */
const COUNTED = 1e9;

/**
 * For each flow that nothing leads to, how many deliveries one record of it leads to in the end: to each consuming
 * service of it, and of each flow that follows from it. A flow whose consumers are not named counts once.
 */
export function deliveriesOf({ flows, before, behind }: Edges, groups: Groups): Map<number, number> {
  const total = new Float64Array(flows.length);
  const roots = new Map<number, number>();
  groups.members.forEach((members, group) => {
    for (const flow of members) {
      total[flow] = Math.max(1, flows[flow].to?.length ?? 1);
      for (const other of behind[flow]) if (groups.of[other] !== group) total[flow] += total[other];
    }
    const [first] = members;
    const led = members.some((flow) => before[flow].some((other) => groups.of[other] !== group));
    if (!led && behind[first].length > 0) roots.set(first, Math.min(COUNTED, total[first]));
  });
  return roots;
}
