import type { UnpairedFlow } from '../../model/pages/change.js';
import type { Flow } from '../../model/system.js';
import type { Rulebook } from '../rulebook.js';
import { likeness } from './facts.js';
import { outcomeOf } from './outcome.js';

/** Flows that only one side has; an added and a removed one that are alike in all but the name point at each other. */
export function addedAndRemoved(
  removed: readonly Flow[],
  added: readonly Flow[],
  rulebook: Rulebook,
): { removed: UnpairedFlow[]; added: UnpairedFlow[] } {
  const waiting = new Map<string, Flow[]>();
  for (const flow of removed) {
    const key = likeness(flow);
    waiting.set(key, [...(waiting.get(key) ?? []), flow]);
  }
  const alike = new Map<Flow, Flow>();
  for (const flow of added) {
    // Each is the old name of one flow at most.
    const before = waiting.get(likeness(flow))?.shift();
    if (before !== undefined) alike.set(flow, before).set(before, flow);
  }
  const lone = (flow: Flow): UnpairedFlow => ({
    name: flow.name,
    place: flow.place,
    outcome: outcomeOf(flow, rulebook),
    alike: alike.get(flow)?.name ?? null,
  });
  return { removed: removed.map(lone), added: added.map(lone) };
}
