import type { AdviceChange, ChangedFlow, Outcome, WholeOutcome } from '../../model/pages/change.js';
import { brokersFor } from '../advise-system.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import type { SystemAnalysis } from '../analysis/system-analysis.js';
import { combined } from '../verdict/combined.js';
import { addedAndRemoved } from './added-removed.js';
import { causeOf } from './cause.js';
import { changedFacts } from './facts.js';
import { NoOpChanges } from './no-op-changes.js';
import { aspectsThatDiffer, outcomeOf } from './outcome.js';

/**
 * What became of the advice between two descriptions, and because of which facts. Both are advised by the same rules,
 * so that nothing but the descriptions can be the cause. Flows are paired by name.
 */
export function compare(old: SystemAnalysis, now: SystemAnalysis): AdviceChange {
  const before = new Map(old.flows.map((each) => [each.flow.name, each]));
  const after = new Set(now.flows.map(({ flow }) => flow.name));
  const quiet = new NoOpChanges();
  const changed: ChangedFlow[] = [];
  let unchanged = 0;
  for (const each of now.flows) {
    const { name } = each.flow;
    const was = before.get(name);
    if (was === undefined) continue;
    const facts = changedFacts(was, each);
    const change = facts.length === 0 && sameConsumers(was, each) ? undefined : changeOf(was, each, facts);
    if (change !== undefined) changed.push(change);
    else {
      unchanged++;
      quiet.add(name, facts);
    }
  }
  const lone = addedAndRemoved(
    old.flows.filter(({ flow }) => !after.has(flow.name)),
    now.flows.filter(({ flow }) => !before.has(flow.name)),
  );
  const whole = { old: wholeOf(old), new: wholeOf(now) };
  return {
    system: now.system.name,
    paths: { old: old.system.source.path, new: now.system.source.path },
    whole,
    changed,
    ...lone,
    unchanged,
    withoutEffect: quiet.list(),
    any: changed.length + lone.added.length + lone.removed.length > 0 || !sameWhole(whole.old, whole.new),
  };
}

/** Whether two flows tell the same consumers apart; one that joins with nothing of its own is no fact. */
function sameConsumers({ written: a }: FlowAnalysis, { written: b }: FlowAnalysis): boolean {
  const names = ({ consumers = [] }: typeof a) => consumers.map(({ name }) => name).sort();
  return names(a).join('\n') === names(b).join('\n');
}

/** How the advice on a flow changed; undefined where it did not. */
function changeOf(
  was: FlowAnalysis,
  is: FlowAnalysis,
  facts: ReturnType<typeof changedFacts>,
): ChangedFlow | undefined {
  const outcomes: { old: Outcome; new: Outcome } = { old: outcomeOf(was), new: outcomeOf(is) };
  const aspects = aspectsThatDiffer(outcomes.old, outcomes.new);
  if (aspects.length === 0) return undefined;
  const cause = causeOf(was, is, facts, outcomes.new);
  const counted = new Set([...cause.facts, ...cause.instead.flat()]);
  return {
    name: is.flow.name,
    place: is.flow.place,
    aspects,
    ...outcomes,
    cause,
    withoutEffect: facts.filter((fact) => !counted.has(fact)),
  };
}

function wholeOf({ flows }: SystemAnalysis): WholeOutcome {
  return {
    style: combined(flows.map(({ style }) => style)),
    decided: flows.every(({ decided }) => decided),
    brokers: brokersFor(flows).brokers,
  };
}

function sameWhole(a: WholeOutcome, b: WholeOutcome): boolean {
  return a.style === b.style && a.decided === b.decided && a.brokers.join() === b.brokers.join();
}
