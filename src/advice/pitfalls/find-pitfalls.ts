import { effectiveCarrier } from '../../brokers/index.js';
import { Truths } from '../../condition/compiled.js';
import type { Truth } from '../../condition/evaluate.js';
import type { Carrier } from '../../model/broker.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Flow, System } from '../../model/system.js';
import { builtFact } from '../built.js';
import { carriersInUse, usedBy } from '../carriers.js';
import { graphOf } from '../graph/graph.js';
import type { Rulebook } from '../rulebook.js';
import { type CompiledPitfall, compilePitfalls } from './compile-pitfalls.js';
import { type EvalContext, lookupIn } from './eval-context.js';
import { type Evaluated, rankMissingFacts } from './missing-facts.js';
import { describeHit, type PitfallHit } from './pitfall-hit.js';

export interface FlowPitfalls {
  readonly hits: readonly PitfallHit[];
  /** How many can't be told yet. */
  readonly unsettled: number;
  /** The facts worth stating for it, by their full names: the one that settles most first. */
  readonly missing: readonly string[];
}

/** Holds every flow of a system against every pitfall, or those that `wanted` names. */
export function pitfallsOf(
  system: System,
  rulebook: Rulebook,
  wanted: (pitfall: string) => boolean = () => true,
): (flow: Flow) => FlowPitfalls {
  const { pitfalls, compiled } = compilePitfalls(rulebook.base.pitfalls);
  const chosen = pitfalls.filter(({ pitfall }) => wanted(pitfall.id));
  const graph = graphIn(system, rulebook);
  const worthOf = rankMissingFacts(compiled, rulebook.base);
  return (flow) => {
    const views = contextsOf(flow, graph.get(flow) ?? NO_GRAPH, rulebook).map(
      (view): Evaluated => ({ view, truths: new Truths(compiled, lookupIn(view)) }),
    );
    const found: PitfallHit[] = [];
    const unsettled: CompiledPitfall[] = [];
    for (const each of chosen) {
      const truth = truthForAllCarriers(each, views);
      if (truth === true) found.push(describeHit(each.pitfall, views[0].view));
      else if (truth === undefined) unsettled.push(each);
    }
    return {
      hits: found,
      unsettled: unsettled.length,
      missing: flow.uses === undefined ? [] : worthOf(unsettled, views),
    };
  };
}

/** With several carriers that are no composition it holds where it holds for each, and one that it fails for leaves it open. */
function truthForAllCarriers({ condition }: CompiledPitfall, views: readonly Evaluated[]): Truth {
  const first = views[0].truths.of(condition);
  for (let index = 1; index < views.length; index++) if (views[index].truths.of(condition) !== first) return undefined;
  return first;
}

/** A flow of which no other is known. */
export const NO_GRAPH: FlowGraph = { facts: {}, notes: new Map() };

/** One view for each carrier in use; one without a carrier where none is named. */
export function contextsOf(flow: Flow, graph: FlowGraph, rulebook: Rulebook): EvalContext[] {
  const implied = impliedBy(flow, rulebook.base);
  const carriers = carriersInUse(flow, rulebook).map(effectiveCarrier);
  const view = (carrier?: Carrier): EvalContext => ({
    flow,
    graph,
    implied,
    ...(carrier === undefined ? {} : { carrier }),
  });
  return carriers.length === 0 ? [view()] : carriers.map(view);
}

const NOTHING: ReadonlyMap<string, boolean> = new Map();

/** What the pattern in use brings with it. */
function impliedBy(flow: Flow, base: RuleBase): ReadonlyMap<string, boolean> {
  const id = builtFact(flow, base, { kind: 'pattern' })?.value;
  const pattern = id === undefined ? undefined : base.catalogue.patterns.find((each) => each.id === id);
  return pattern?.implies === undefined ? NOTHING : new Map(Object.entries(pattern.implies));
}

function graphIn(system: System, rulebook: Rulebook): Map<Flow, FlowGraph> {
  const { base } = rulebook;
  const order = base.criteria.find(({ role }) => role === 'order');
  const loosest = order?.domain.kind === 'choice' ? order.domain.values[0].id : '';
  const steps = base.catalogue.capabilities.find(({ role }) => role === 'steps')?.name ?? '';
  const graph = graphOf(system.flows, {
    orchestrated: (flow) =>
      carriersInUse(flow, rulebook).some((carried) => effectiveCarrier(carried).facts.get(steps)?.value === true),
    ordered: (flow) => {
      const values = order && flow.needs.get(order.name)?.values;
      return values !== undefined && !values.includes(loosest);
    },
    keyOf: (flow) => builtFact(flow, base, { role: 'grouping' }),
    carrierOf: (flow) => usedBy(flow, rulebook).join(),
    channelOf: (flow) => builtFact(flow, base, { role: 'address' }),
  });
  return new Map(system.flows.map((flow, index) => [flow, graph[index]]));
}
