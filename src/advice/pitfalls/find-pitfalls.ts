import type { RuleBase } from '../../model/knowledge.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { type CompiledPitfall, compilePitfalls, TRUE, Truths, UNKNOWN } from './compiled.js';
import { rankMissingFacts } from './missing-facts.js';
import { describeHit, type PitfallHit } from './pitfall-hit.js';

export interface FlowPitfalls {
  readonly hits: readonly PitfallHit[];
  /** How many can't be told yet. */
  readonly unsettled: number;
  /** The facts worth stating for it, by their full names: the one that settles most first. */
  readonly missing: readonly string[];
}

/** Holds flows against every pitfall, or those that `wanted` names. */
export function pitfallsBy(
  base: RuleBase,
  wanted: (pitfall: string) => boolean = () => true,
): (analysis: FlowAnalysis) => FlowPitfalls {
  const compiled = compilePitfalls(base.pitfalls);
  const chosen = compiled.pitfalls.filter(({ pitfall }) => wanted(pitfall.id));
  const worthOf = rankMissingFacts(compiled, base);
  return (analysis) => {
    const views = analysis.contexts().map((view) => new Truths(compiled, view));
    const found: PitfallHit[] = [];
    const unsettled: CompiledPitfall[] = [];
    for (const each of chosen) {
      const truth = truthForAllCarriers(each, views);
      if (truth === TRUE) found.push(describeHit(each.pitfall, views[0].view));
      else if (truth === UNKNOWN) unsettled.push(each);
    }
    return {
      hits: found,
      unsettled: unsettled.length,
      missing: analysis.flow.uses === undefined ? [] : worthOf(unsettled, views),
    };
  };
}

/** With several carriers that are no composition it holds where it holds for each, and one that it fails for leaves it open. */
function truthForAllCarriers({ node }: CompiledPitfall, views: readonly Truths[]): number {
  const first = views[0].of(node);
  for (let index = 1; index < views.length; index++) if (views[index].of(node) !== first) return UNKNOWN;
  return first;
}
