import type { Edges } from './edges.js';

/** Groups of flows that lead to each other, as a number for each flow; a group that is led to has the lower number. */
export interface Groups {
  readonly of: readonly number[];
  readonly members: readonly (readonly number[])[];
}

/** Tarjan's strongly connected components, without recursion: chains may be longer than the stack is deep. */
export function groupsOf({ behind }: Edges): Groups {
  const index = new Int32Array(behind.length).fill(-1);
  const low = new Int32Array(behind.length);
  const next = new Int32Array(behind.length);
  const of = new Array<number>(behind.length).fill(-1);
  const members: number[][] = [];
  const open: number[] = [];
  let count = 0;
  for (let root = 0; root < behind.length; root++) {
    if (index[root] >= 0) continue;
    const path = [root];
    while (path.length > 0) {
      const flow = path[path.length - 1];
      if (index[flow] < 0) {
        index[flow] = low[flow] = count++;
        open.push(flow);
      }
      if (next[flow] < behind[flow].length) {
        const other = behind[flow][next[flow]++];
        if (index[other] < 0) path.push(other);
        else if (of[other] < 0) low[flow] = Math.min(low[flow], index[other]);
        continue;
      }
      path.pop();
      if (path.length > 0) {
        const parent = path[path.length - 1];
        low[parent] = Math.min(low[parent], low[flow]);
      }
      if (low[flow] !== index[flow]) continue;
      const group: number[] = [];
      let member: number;
      do {
        member = open.pop() as number;
        of[member] = members.length;
        group.push(member);
      } while (member !== flow);
      members.push(group.sort((a, b) => a - b));
    }
  }
  return { of, members };
}

/** So many cycles of one group are told; whoever has more has to begin somewhere. */
const TOLD = 20;

/**
 * Cycles that together pass through all flows that lead back to themselves: of each group the shortest through its first
 * flow, then the shortest through the first flow that none has passed, and so on. Each starts, and ends, with that flow.
 */
export function cyclesOf(edges: Edges, groups: Groups): number[][] {
  return groups.members.flatMap((members, group) => {
    const passed = new Set<number>();
    const cycles: number[][] = [];
    for (const start of members) {
      if (passed.has(start) || cycles.length === TOLD) continue;
      const cycle = shortestThrough(start, edges, (flow) => groups.of[flow] === group);
      if (cycle === undefined) continue;
      cycles.push(cycle);
      for (const flow of cycle) passed.add(flow);
    }
    return cycles;
  });
}

function shortestThrough(start: number, { behind }: Edges, inGroup: (flow: number) => boolean): number[] | undefined {
  const from = new Map<number, number>([[start, -1]]);
  for (const flow of from.keys()) {
    for (const other of behind[flow]) {
      if (!inGroup(other)) continue;
      if (other === start) {
        const path = [start];
        for (let back = flow; back >= 0; back = from.get(back) as number) path.push(back);
        return path.reverse();
      }
      if (!from.has(other)) from.set(other, flow);
    }
  }
  return undefined;
}
