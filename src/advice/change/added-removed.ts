import type { UnpairedFlow } from '../../model/pages/change.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { likeness } from './facts.js';
import { outcomeOf } from './outcome.js';

/** Flows that only one side has; an added and a removed one that are alike in all but the name point at each other. */
export function addedAndRemoved(
  removed: readonly FlowAnalysis[],
  added: readonly FlowAnalysis[],
): { removed: UnpairedFlow[]; added: UnpairedFlow[] } {
  const waiting = new Map<string, FlowAnalysis[]>();
  for (const each of removed) {
    const key = likeness(each.written);
    waiting.set(key, [...(waiting.get(key) ?? []), each]);
  }
  const alike = new Map<FlowAnalysis, FlowAnalysis>();
  for (const each of added) {
    // Each is the old name of one flow at most.
    const before = waiting.get(likeness(each.written))?.shift();
    if (before !== undefined) alike.set(each, before).set(before, each);
  }
  const lone = (analysis: FlowAnalysis): UnpairedFlow => ({
    name: analysis.flow.name,
    place: analysis.flow.place,
    outcome: outcomeOf(analysis),
    alike: alike.get(analysis)?.flow.name ?? null,
  });
  return { removed: removed.map(lone), added: added.map(lone) };
}
