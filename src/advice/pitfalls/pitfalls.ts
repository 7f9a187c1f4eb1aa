import { asCarried } from '../../brokers/index.js';
import type { Carrier } from '../../model/broker.js';
import type { SetupFact } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Fact, Flow, System } from '../../model/system.js';
import { carriersInUse } from '../carrying.js';
import { graphOf } from '../graph/graph.js';
import type { Rulebook } from '../rulebook.js';
import { type Fallen, judged, type Unsettled } from './judged.js';
import type { View } from './view.js';

export interface FlowPitfalls {
  readonly fallen: readonly Fallen[];
  readonly unsettled: readonly Unsettled[];
}

/** Holds every flow of a system against every pitfall, or those that `wanted` names. */
export function pitfallsOf(
  system: System,
  rulebook: Rulebook,
  wanted: (pitfall: string) => boolean = () => true,
): (flow: Flow) => FlowPitfalls {
  const pitfalls = rulebook.base.pitfalls.filter(({ id }) => wanted(id));
  const graph = graphIn(system, rulebook);
  return (flow) => {
    const views = viewsOf(flow, graph.get(flow) ?? ALONE, rulebook);
    const fallen: Fallen[] = [];
    const unsettled: Unsettled[] = [];
    for (const pitfall of pitfalls) {
      const found = judged(pitfall, views);
      if (found === undefined) continue;
      if ('open' in found) unsettled.push(found);
      else fallen.push(found);
    }
    return { fallen, unsettled };
  };
}

/** A flow of which no other is known. */
export const ALONE: FlowGraph = { facts: new Map(), notes: new Map() };

/** One view for each carrier in use; one without a carrier where none is named. */
export function viewsOf(flow: Flow, graph: FlowGraph, rulebook: Rulebook): View[] {
  const implied = impliedBy(flow, rulebook.base);
  const carriers = carriersInUse(flow, rulebook).map(asCarried);
  const view = (carrier?: Carrier): View => ({ flow, graph, implied, ...(carrier === undefined ? {} : { carrier }) });
  return carriers.length === 0 ? [view()] : carriers.map(view);
}

const NOTHING: ReadonlyMap<string, boolean> = new Map();

/** What the pattern in use brings with it. */
function impliedBy(flow: Flow, base: RuleBase): ReadonlyMap<string, boolean> {
  const id = factOf(flow, base, ({ kind }) => kind === 'pattern')?.value;
  const pattern = id === undefined ? undefined : base.catalogue.patterns.find((each) => each.id === id);
  return pattern?.implies === undefined ? NOTHING : new Map(Object.entries(pattern.implies));
}

function factOf(flow: Flow, base: RuleBase, is: (fact: SetupFact) => boolean): Fact | undefined {
  if (flow.uses === undefined) return undefined;
  const known = base.setup.find(is);
  return known && flow.uses.get(known.name);
}

function graphIn(system: System, rulebook: Rulebook): Map<Flow, FlowGraph> {
  const { base } = rulebook;
  const order = base.criteria.find(({ role }) => role === 'order');
  const loosest = order?.domain.kind === 'choice' ? order.domain.values[0].id : '';
  const steps = base.catalogue.capabilities.find(({ role }) => role === 'steps')?.name ?? '';
  const graph = graphOf(system.flows, {
    orchestrated: (flow) =>
      carriersInUse(flow, rulebook).some((carried) => asCarried(carried).facts.get(steps)?.value === true),
    ordered: (flow) => {
      const values = order && flow.needs.get(order.name)?.values;
      return values !== undefined && !values.includes(loosest);
    },
    keyOf: (flow) => factOf(flow, base, ({ role }) => role === 'grouping'),
    channelOf: (flow) => factOf(flow, base, ({ role }) => role === 'address'),
  });
  return new Map(system.flows.map((flow, index) => [flow, graph[index]]));
}
