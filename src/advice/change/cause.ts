import type { Cause, FactChange, Outcome } from '../../model/pages/change.js';
import { subsets } from '../../text/subsets.js';
import { FlowAnalysis } from '../analysis/flow-analysis.js';
import { withFacts } from './facts.js';
import { hasOutcome } from './outcome.js';

/** So many sets are tried for one flow: all sets of 8 facts, sets of up to three of 12. */
const TRIES = 300;

/**
 * The smallest set of changed facts which, put into the old flow, gives the new advice. All sets of one size are tried
 * before a larger one; of several that do, the first in the order of `facts` is the cause, and the others stand beside it.
 */
export function causeOf(
  { written: old, rulebook }: FlowAnalysis,
  { written: now }: FlowAnalysis,
  facts: readonly FactChange[],
  target: Outcome,
): Cause {
  const gives = (set: readonly FactChange[]) =>
    hasOutcome(new FlowAnalysis(withFacts(old, now, set), rulebook), target);
  let tries = 0;
  for (let size = 1; size < facts.length; size++) {
    tries += choose(facts.length, size);
    if (tries > TRIES) return { facts, smallest: false, instead: [] };
    const found = [...subsets(facts, size)].filter(gives);
    if (found.length > 0) return { facts: found[0], smallest: true, instead: found.slice(1) };
  }
  return { facts, smallest: true, instead: [] };
}

function choose(count: number, size: number): number {
  let ways = 1;
  for (let i = 0; i < size; i++) ways = (ways * (count - i)) / (i + 1);
  return ways;
}
