import { Truths } from '../../condition/compiled.js';
import type { Truth } from '../../condition/evaluate.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { type CompiledPitfall, compilePitfalls } from './compile-pitfalls.js';
import { lookupIn } from './eval-context.js';
import { type Evaluated, rankMissingFacts } from './missing-facts.js';
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
  const { pitfalls, compiled } = compilePitfalls(base.pitfalls);
  const chosen = pitfalls.filter(({ pitfall }) => wanted(pitfall.id));
  const worthOf = rankMissingFacts(compiled, base);
  return (analysis) => {
    const views = analysis
      .contexts()
      .map((view): Evaluated => ({ view, truths: new Truths(compiled, lookupIn(view)) }));
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
      missing: analysis.flow.uses === undefined ? [] : worthOf(unsettled, views),
    };
  };
}

/** With several carriers that are no composition it holds where it holds for each, and one that it fails for leaves it open. */
function truthForAllCarriers({ condition }: CompiledPitfall, views: readonly Evaluated[]): Truth {
  const first = views[0].truths.of(condition);
  for (let index = 1; index < views.length; index++) if (views[index].truths.of(condition) !== first) return undefined;
  return first;
}
