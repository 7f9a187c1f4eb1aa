import { judge } from '../../engine/index.js';
import type { Exclusion } from '../../model/rule.js';
import { subsets } from '../../text/subsets.js';
import type { StyleAnalysis } from './style-analysis.js';

/** The exclusions that answers break, and what follows from the answers without those, so that a verdict can be given. */
export interface Consistent {
  readonly broken: readonly Exclusion[];
  readonly verdict: StyleAnalysis;
}

/**
 * The smallest set of exclusions without which the answers are consistent; most often none.
 * @param without the analysis of the same answers with some exclusions left out, by their positions
 */
export function dropContradictions(
  full: StyleAnalysis,
  without: (dropped: readonly number[]) => StyleAnalysis,
): Consistent {
  if (!full.contradictory) return { broken: [], verdict: full };
  const { base, spec } = full.rulebook;
  const all = spec.exclusions.map((_, index) => index);
  // Those that the answers alone make true must go; others only if that is not enough.
  const direct = all.filter((index) => judge(spec.exclusions[index], full.masks) === true);
  const others = all.filter((index) => !direct.includes(index));
  for (let size = 0; size <= others.length; size++) {
    for (const more of subsets(others, size)) {
      const dropped = [...direct, ...more].sort((a, b) => a - b);
      const verdict = without(dropped);
      if (!verdict.contradictory) return { broken: dropped.map((index) => base.exclusions[index]), verdict };
    }
  }
  return { broken: [], verdict: full };
}
