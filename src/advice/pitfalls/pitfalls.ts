import { asCarried } from '../../brokers/index.js';
import type { Carrier } from '../../model/broker.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Flow, System } from '../../model/system.js';
import { builtFact } from '../built.js';
import { carriersInUse, usedBy } from '../carrying.js';
import { graphOf } from '../graph/graph.js';
import type { Rulebook } from '../rulebook.js';
import { type CompiledPitfall, compilePitfalls, TRUE, Truths, UNKNOWN } from './compiled.js';
import { type Fallen, fallen } from './judged.js';
import type { View } from './view.js';
import { worthStating } from './worth.js';

export interface FlowPitfalls {
  readonly fallen: readonly Fallen[];
  /** How many can't be told yet. */
  readonly unsettled: number;
  /** The facts worth stating for it, by their full names: the one that settles most first. */
  readonly worth: readonly string[];
}

/** Holds every flow of a system against every pitfall, or those that `wanted` names. */
export function pitfallsOf(
  system: System,
  rulebook: Rulebook,
  wanted: (pitfall: string) => boolean = () => true,
): (flow: Flow) => FlowPitfalls {
  const compiled = compilePitfalls(rulebook.base.pitfalls);
  const chosen = compiled.pitfalls.filter(({ pitfall }) => wanted(pitfall.id));
  const graph = graphIn(system, rulebook);
  const worthOf = worthStating(compiled, rulebook.base);
  return (flow) => {
    const views = viewsOf(flow, graph.get(flow) ?? ALONE, rulebook).map((view) => new Truths(compiled, view));
    const found: Fallen[] = [];
    const unsettled: CompiledPitfall[] = [];
    for (const each of chosen) {
      const truth = together(each, views);
      if (truth === TRUE) found.push(fallen(each.pitfall, views[0].view));
      else if (truth === UNKNOWN) unsettled.push(each);
    }
    return {
      fallen: found,
      unsettled: unsettled.length,
      worth: flow.uses === undefined ? [] : worthOf(unsettled, views),
    };
  };
}

/** With several carriers that are no composition it holds where it holds for each, and one that it fails for leaves it open. */
function together({ node }: CompiledPitfall, views: readonly Truths[]): number {
  const first = views[0].of(node);
  for (let index = 1; index < views.length; index++) if (views[index].of(node) !== first) return UNKNOWN;
  return first;
}

/** A flow of which no other is known. */
export const ALONE: FlowGraph = { facts: {}, notes: new Map() };

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
      carriersInUse(flow, rulebook).some((carried) => asCarried(carried).facts.get(steps)?.value === true),
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
