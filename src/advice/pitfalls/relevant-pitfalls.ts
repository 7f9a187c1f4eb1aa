import type { PotentialPitfall } from '../../model/advice.js';
import { SEVERITIES } from '../../model/finding.js';
import type { PitfallWhen } from '../../model/pitfalls/pitfall.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { compilePitfalls, FALSE, Truths, UNKNOWN } from './compiled.js';
import { type EvalContext, resolve } from './eval-context.js';
import { genericMessage } from './generic-message.js';
import { factsIn, truthOf } from './truth.js';

/** A flow has so many to mind at most. */
const MOST = 5;

/**
 * The pitfalls that the needs and what carries the flow leave open, and only what is built decides: those that have to do
 * with what was said, the gravest first.
 */
export function relevantPitfalls(analysis: FlowAnalysis): PotentialPitfall[] {
  const view = analysis.contextAlone();
  const compiled = compilePitfalls(analysis.rulebook.base.pitfalls);
  const truths = new Truths(compiled, view);
  return compiled.pitfalls
    .flatMap(({ pitfall, node }) => {
      if (pitfall.about === 'system') return [];
      const truth = truths.of(node);
      if (truth === FALSE) return [];
      const open = truths.openFacts(node);
      // A need that is not said, or a capability that nobody publishes: then it may be about another kind of flow.
      if (open.some(({ section }) => section !== 'uses') || (truth === UNKNOWN && open.length === 0)) return [];
      const raised = pitfall.raised !== undefined && truthOf(pitfall.raised.when, view) === true;
      const severity = raised ? (pitfall.raised?.severity ?? pitfall.severity) : pitfall.severity;
      return { pitfall, severity, known: needsIn(pitfall.when, view) };
    })
    .filter(({ severity }) => severity !== 'info')
    .sort(
      (a, b) =>
        Math.min(1, b.known) - Math.min(1, a.known) ||
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.known - a.known ||
        (a.pitfall.id < b.pitfall.id ? -1 : 1),
    )
    .slice(0, MOST)
    .map(({ pitfall: { id, what, remedy }, severity }) => ({
      id,
      severity,
      what,
      remedy: genericMessage(remedy),
    }));
}

/** How many of the needs that were said have to do with a pitfall; without one it could be anybody's. */
function needsIn(when: PitfallWhen, view: EvalContext): number {
  const needs = factsIn(when).filter((fact) => fact.section === 'needs' && resolve(fact, view) !== undefined);
  return new Set(needs.map(({ name }) => name)).size;
}
