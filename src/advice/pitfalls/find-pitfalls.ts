import { effectiveCarrier } from '../../brokers/index.js';
import { Truths } from '../../condition/compiled.js';
import type { Truth } from '../../condition/evaluate.js';
import type { Carrier } from '../../model/broker.js';
import type { SetupField } from '../../model/criterion.js';
import { type Basis, GROUNDS } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Flow, System } from '../../model/system.js';
import { builtFact } from '../built.js';
import { carriersInUse } from '../carriers.js';
import type { Rulebook } from '../rulebook.js';
import { type CompiledPitfall, compilePitfalls } from './compile-pitfalls.js';
import { type EvalContext, lookupIn } from './eval-context.js';
import { graphIn } from './graph-in.js';
import { type Evaluated, rankMissingFacts } from './missing-facts.js';
import type { OneFactAway } from './one-fact-away.js';
import { describeHit, type PitfallHit } from './pitfall-hit.js';

export interface FlowPitfalls {
  readonly hits: readonly PitfallHit[];
  /** How many can't be told yet. */
  readonly unsettled: number;
  /** The facts worth stating for it, by their full names: the one that settles most first. */
  readonly missing: readonly string[];
  /** What the first of them would have to be for an error. */
  readonly away?: OneFactAway;
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
    const stated = contextsOf(flow, graph.get(flow) ?? NO_GRAPH, rulebook);
    const made = new Map<Basis, Evaluated[]>();
    const on = (ground: Basis): Evaluated[] => {
      let known = made.get(ground);
      if (known === undefined) {
        known = stated.map((each) => {
          const view = ground === each.ground ? each : { ...each, ground };
          return { view, truths: new Truths(compiled, lookupIn(view)) };
        });
        made.set(ground, known);
      }
      return known;
    };
    // Of a flow that is not built nothing is taken for granted.
    const all = flow.uses === undefined ? GROUNDS.slice(0, 1) : GROUNDS;
    const found: PitfallHit[] = [];
    const unsettled: CompiledPitfall[] = [];
    for (const each of chosen) {
      const grounds = each.pitfall.grounds?.slice(0, all.length) ?? all;
      const weakest = grounds[grounds.length - 1];
      // What does not hold on the weakest ground holds on none; that is nearly everything.
      const truth = truthForAllCarriers(each, on(weakest));
      if (truth === true) {
        const ground = grounds.find((basis) => truthForAllCarriers(each, on(basis)) === true) ?? weakest;
        found.push(describeHit(each.pitfall, ground, grounds, (basis) => on(basis)[0].view));
      } else if (truth === undefined) unsettled.push(each);
    }
    if (flow.uses === undefined) return { hits: found, unsettled: unsettled.length, missing: [] };
    const { names, away } = worthOf(unsettled, on(all[all.length - 1]), () => on('default')[0].view);
    return { hits: found, unsettled: unsettled.length, missing: names, ...(away === undefined ? {} : { away }) };
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

/** One view for each carrier in use, of what is stated; one without a carrier where none is named. */
export function contextsOf(flow: Flow, graph: FlowGraph, rulebook: Rulebook): EvalContext[] {
  const implied = impliedBy(flow, rulebook.base);
  const carriers = carriersInUse(flow, rulebook).map(effectiveCarrier);
  const setup = setupOf(rulebook.base.setup);
  const view = (carrier?: Carrier): EvalContext => ({
    flow,
    graph,
    implied,
    ground: 'stated',
    setup,
    ...(carrier === undefined ? {} : { carrier }),
  });
  return carriers.length === 0 ? [view()] : carriers.map(view);
}

const known = new WeakMap<readonly SetupField[], ReadonlyMap<string, SetupField>>();

function setupOf(setup: readonly SetupField[]): ReadonlyMap<string, SetupField> {
  let byName = known.get(setup);
  if (byName === undefined) {
    byName = new Map(setup.map((field) => [field.name, field]));
    known.set(setup, byName);
  }
  return byName;
}

const NOTHING: ReadonlyMap<string, boolean> = new Map();

/** What the pattern in use brings with it. */
function impliedBy(flow: Flow, base: RuleBase): ReadonlyMap<string, boolean> {
  const id = builtFact(flow, base, { kind: 'pattern' })?.value;
  const pattern = id === undefined ? undefined : base.catalogue.patterns.find((each) => each.id === id);
  return pattern?.implies === undefined ? NOTHING : new Map(Object.entries(pattern.implies));
}
