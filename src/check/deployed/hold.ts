import type { SystemAnalysis } from '../../advice/index.js';
import type { Deployed, DeployedFlow } from '../../model/deployed/deployed.js';
import type { Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Flow, System } from '../../model/system.js';
import type { SourceText } from '../../text/source.js';
import { differingBroker } from './broker.js';
import { differingConsumers } from './consumers.js';
import { differingFacts } from './differs.js';
import { indexBy } from './index-by.js';
import { isDeclarable, missingResource, type Unmatched, unmatchedOf } from './missing.js';
import { type Pairs, pairsOf, type Resource } from './pair.js';
import { type Vocabulary, vocabularyOf } from './setting.js';
import { canBeNamed, unknownResource } from './unknown.js';
import { leftOut, leftText, nothingText, unreadFinding } from './unread.js';

/** What came of holding descriptions against the files that deploy them. */
export interface Holding {
  readonly findings: ReadonlyMap<System, readonly Finding[]>;
  readonly flows: number;
  /** Flows of which the files have the resource. */
  readonly found: number;
  /** Brokers and facts that both sides state. */
  readonly compared: number;
  /** Facts that were stated, and set in the files to what only a deployment knows. */
  readonly unread: number;
  /** Flows of which nothing was compared. */
  readonly silent: readonly string[];
}

/** Holds what was decided against what files deploy. */
export function holdAgainst(analyses: readonly SystemAnalysis[], deployed: Deployed, base: RuleBase): Holding {
  const words = vocabularyOf(base);
  const systems = analyses.map(({ system }) => system);
  const all = systems.flatMap((system) => system.flows.map((flow) => ({ system, flow })));
  const pairs = pairsOf(
    all.map(({ flow }) => flow),
    deployed,
    words.address,
  );
  /** The flows over each resource. */
  const users = indexBy(pairs.keys(), (flow) => (pairs.get(flow) ?? []).map((resource) => resource.deployed));
  const unnamed = deployed.flows.filter((each) => !users.has(each) && canBeNamed(each));
  const unmatched = unmatchedOf(deployed, unnamed, words);
  const findings = new Map<System, Finding[]>(systems.map((system) => [system, []]));
  const count = { found: 0, compared: 0, unread: 0 };
  const silent: string[] = [];
  for (const { system, flow } of all) {
    const resources = pairs.get(flow) ?? [];
    const held = holdFlow(system.name, flow, { resources, users, unmatched, words });
    findings.get(system)?.push(...held.findings);
    count.found += resources.length > 0 ? 1 : 0;
    count.compared += held.compared;
    count.unread += held.unread;
    if (held.compared === 0) silent.push(flow.name);
  }
  const owners = ownersOf(systems, pairs);
  for (const resource of unnamed) {
    const system = owners.get(resource.place.source) ?? systems[0];
    if (system !== undefined) findings.get(system)?.push(unknownResource(system, resource, words));
  }
  return { findings, flows: all.length, ...count, silent };
}

interface Around {
  readonly resources: readonly Resource[];
  readonly users: ReadonlyMap<DeployedFlow, readonly Flow[]>;
  readonly unmatched: Unmatched;
  readonly words: Vocabulary;
}

function holdFlow(system: string, flow: Flow, { resources, users, unmatched, words }: Around) {
  if (resources.length === 0) {
    const finding = isDeclarable(flow, unmatched, words)
      ? missingResource(system, flow, unmatched, words)
      : unreadFinding(system, flow, nothingText(flow, resources, unmatched, words), [], words);
    return { findings: [finding], compared: 0, unread: 0 };
  }
  const over = new Set(resources.flatMap((resource) => users.get(resource.deployed) ?? []));
  const beside = [...over].filter((other) => other !== flow);
  const brokers = differingBroker(system, flow, resources, words);
  const facts = differingFacts(system, flow, resources, words);
  const left = leftOut(flow, resources, words);
  const compared = brokers.compared + facts.compared;
  const findings = [...brokers.findings, ...facts.findings];
  findings.push(...differingConsumers(system, flow, resources, beside, words));
  if (left.length > 0)
    findings.push(
      unreadFinding(
        system,
        flow,
        leftText(left),
        left.map(({ because }) => because),
        words,
      ),
    );
  else if (compared === 0)
    findings.push(unreadFinding(system, flow, nothingText(flow, resources, unmatched, words), [], words));
  return { findings, compared, unread: left.filter(({ name }) => name !== 'to').length };
}

/** The description that the resources of a file most likely belong to: the one with the most flows there. */
function ownersOf(systems: readonly System[], pairs: Pairs): Map<SourceText, System> {
  const owners = new Map<SourceText, { readonly system: System; readonly count: number }>();
  for (const system of systems) {
    const counts = new Map<SourceText, number>();
    for (const flow of system.flows)
      for (const source of new Set((pairs.get(flow) ?? []).map(({ deployed }) => deployed.place.source)))
        counts.set(source, (counts.get(source) ?? 0) + 1);
    for (const [source, count] of counts)
      if (count > (owners.get(source)?.count ?? 0)) owners.set(source, { system, count });
  }
  return new Map([...owners].map(([source, { system }]) => [source, system]));
}
