import type { AdviceChange, ChangedFlow, Outcome, WholeOutcome } from '../../model/pages/change.js';
import type { Flow, System } from '../../model/system.js';
import { brokersFor, combined } from '../advise-system.js';
import type { Rulebook } from '../rulebook.js';
import { addedAndRemoved } from './added-removed.js';
import { causeOf } from './cause.js';
import { changedFacts } from './facts.js';
import { NoOpChanges } from './no-op-changes.js';
import { aspectsThatDiffer, outcomeOf } from './outcome.js';

/**
 * What became of the advice between two descriptions, and because of which facts. Both are advised by the same rules,
 * so that nothing but the descriptions can be the cause. Flows are paired by name.
 */
export function compare(old: System, now: System, rulebook: Rulebook): AdviceChange {
  const before = new Map(old.flows.map((flow) => [flow.name, flow]));
  const after = new Set(now.flows.map(({ name }) => name));
  const quiet = new NoOpChanges();
  const changed: ChangedFlow[] = [];
  let unchanged = 0;
  for (const flow of now.flows) {
    const was = before.get(flow.name);
    if (was === undefined) continue;
    const facts = changedFacts(was, flow, rulebook);
    const change = facts.length === 0 ? undefined : changeOf(was, flow, facts, rulebook);
    if (change !== undefined) changed.push(change);
    else {
      unchanged++;
      quiet.add(flow.name, facts);
    }
  }
  const lone = addedAndRemoved(
    old.flows.filter(({ name }) => !after.has(name)),
    now.flows.filter(({ name }) => !before.has(name)),
    rulebook,
  );
  const whole = { old: wholeOf(old.flows, rulebook), new: wholeOf(now.flows, rulebook) };
  return {
    system: now.name,
    paths: { old: old.source.path, new: now.source.path },
    whole,
    changed,
    ...lone,
    unchanged,
    withoutEffect: quiet.list(),
    any: changed.length + lone.added.length + lone.removed.length > 0 || !sameWhole(whole.old, whole.new),
  };
}

/** How the advice on a flow changed; undefined where it did not. */
function changeOf(
  was: Flow,
  flow: Flow,
  facts: ReturnType<typeof changedFacts>,
  rulebook: Rulebook,
): ChangedFlow | undefined {
  const outcomes: { old: Outcome; new: Outcome } = { old: outcomeOf(was, rulebook), new: outcomeOf(flow, rulebook) };
  const aspects = aspectsThatDiffer(outcomes.old, outcomes.new);
  if (aspects.length === 0) return undefined;
  const cause = causeOf(was, flow, facts, outcomes.new, rulebook);
  const counted = new Set([...cause.facts, ...cause.instead.flat()]);
  return {
    name: flow.name,
    place: flow.place,
    aspects,
    ...outcomes,
    cause,
    withoutEffect: facts.filter((fact) => !counted.has(fact)),
  };
}

function wholeOf(flows: readonly Flow[], rulebook: Rulebook): WholeOutcome {
  const outcomes = flows.map((flow) => outcomeOf(flow, rulebook));
  return {
    style: combined(outcomes.map(({ style }) => style)),
    decided: outcomes.every(({ decided }) => decided),
    brokers: brokersFor(flows, rulebook).brokers,
  };
}

function sameWhole(a: WholeOutcome, b: WholeOutcome): boolean {
  return a.style === b.style && a.decided === b.decided && a.brokers.join() === b.brokers.join();
}
