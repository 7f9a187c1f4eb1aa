import { type CompiledConditions, Truths } from '../../condition/compiled.js';
import type { Truth } from '../../condition/evaluate.js';
import { type Basis, GROUNDS } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { type CompiledPitfall, compilePitfalls } from './compile-pitfalls.js';
import { type EvalContext, lookupIn } from './eval-context.js';
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

/** Holds flows against every pitfall, or those that `wanted` names, on the grounds that are `taken`. */
export function pitfallsBy(
  base: RuleBase,
  wanted: (pitfall: string) => boolean = () => true,
  taken: readonly Basis[] = GROUNDS,
): (analysis: FlowAnalysis) => FlowPitfalls {
  const { pitfalls, compiled } = compilePitfalls(base.pitfalls);
  const chosen = pitfalls.filter(({ pitfall }) => wanted(pitfall.id));
  const worthOf = rankMissingFacts(compiled, base);
  return (analysis) => {
    const { uses } = analysis.flow;
    const on = viewsOf(analysis.contexts(), compiled);
    // Of a flow that is not built nothing is taken for granted.
    const all = uses === undefined ? GROUNDS.slice(0, 1) : taken;
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
    if (uses === undefined) return { hits: found, unsettled: unsettled.length, missing: [] };
    const { names, away } = worthOf(unsettled, on(all[all.length - 1]), () => on('default')[0].view);
    return { hits: found, unsettled: unsettled.length, missing: names, ...(away === undefined ? {} : { away }) };
  };
}

/** What conditions are held against on each ground, made when it is first asked for. */
function viewsOf(stated: readonly EvalContext[], compiled: CompiledConditions): (ground: Basis) => Evaluated[] {
  const made = new Map<Basis, Evaluated[]>();
  return (ground) => {
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
}

/** With several carriers that are no composition it holds where it holds for each, and one that it fails for leaves it open. */
function truthForAllCarriers({ condition }: CompiledPitfall, views: readonly Evaluated[]): Truth {
  const first = views[0].truths.of(condition);
  for (let index = 1; index < views.length; index++) if (views[index].truths.of(condition) !== first) return undefined;
  return first;
}
