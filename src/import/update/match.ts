import type { Flow } from '../../model/system.js';

/** A flow of the file with the one that was drafted for it. */
export interface Match {
  readonly flow: Flow;
  readonly drafted: number;
}

/**
 * Which flows are the same: those that are called alike, then those over the same channel, where each file has just one.
 * A person may have renamed a flow; its channel stays what it is.
 */
export function matchFlows(flows: readonly Flow[], drafted: readonly Flow[], channel: string): Match[] {
  const matches: Match[] = [];
  const left = new Map(drafted.map((each, index) => [each.name, index]));
  const unmatched: Flow[] = [];
  for (const flow of flows) {
    const index = left.get(flow.name);
    if (index === undefined) unmatched.push(flow);
    else {
      matches.push({ flow, drafted: index });
      left.delete(flow.name);
    }
  }
  const over = (flow: Flow) => flow.uses?.get(channel)?.value;
  for (const flow of unmatched) {
    const name = over(flow);
    if (name === undefined || unmatched.filter((other) => over(other) === name).length > 1) continue;
    const same = [...left].filter(([, index]) => over(drafted[index]) === name);
    if (same.length !== 1) continue;
    const [[key, index]] = same;
    matches.push({ flow, drafted: index });
    left.delete(key);
  }
  return matches;
}
