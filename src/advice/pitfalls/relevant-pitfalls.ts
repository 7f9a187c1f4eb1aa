import { Truths } from '../../condition/compiled.js';
import { truthOf } from '../../condition/evaluate.js';
import { criteriaIn } from '../../condition/walk.js';
import type { PotentialPitfall } from '../../model/advice.js';
import type { Expression } from '../../model/expression.js';
import { SEVERITIES } from '../../model/finding.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { compilePitfalls } from './compile-pitfalls.js';
import { type EvalContext, isSettled, lookupIn } from './eval-context.js';
import { genericMessage } from './generic-message.js';

/** A flow has so many to mind at most. */
const MOST = 5;

/**
 * The pitfalls that the needs and what carries the flow leave open, and only what is built decides: those that have to do
 * with what was said, the gravest first. Consumers that need different things have theirs together.
 */
export function relevantPitfalls(analysis: FlowAnalysis): PotentialPitfall[] {
  if (analysis.together === undefined) return pitfallsOf(analysis);
  const all = analysis.consumers.flatMap(pitfallsOf);
  const gravity = ({ severity }: PotentialPitfall) => SEVERITIES.indexOf(severity);
  return [...new Map(all.map((each) => [each.id, each])).values()]
    .sort((a, b) => gravity(a) - gravity(b))
    .slice(0, MOST);
}

function pitfallsOf(analysis: FlowAnalysis): PotentialPitfall[] {
  // What the product does by itself is known before anything is built.
  const view: EvalContext = { ...analysis.contextAlone(), ground: 'default' };
  const { pitfalls, compiled } = compilePitfalls(analysis.rulebook.base.pitfalls);
  const lookup = lookupIn(view);
  const truths = new Truths(compiled, lookup);
  return pitfalls
    .flatMap(({ pitfall, condition }) => {
      if (pitfall.about === 'system') return [];
      const truth = truths.of(condition);
      if (truth === false) return [];
      const asked = new Set<number>();
      truths.open(condition, (fact) => isSettled(fact, view), asked);
      const open = [...asked].map((fact) => compiled.facts[fact]);
      // A need that is not said, or a capability that nobody publishes: then it may be about another kind of flow.
      if (open.some(({ section }) => section !== 'uses') || (truth === undefined && open.length === 0)) return [];
      const raised = pitfall.raised !== undefined && truthOf(pitfall.raised.when, lookup) === true;
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
function needsIn(when: Expression, view: EvalContext): number {
  return criteriaIn(when).filter((name) => view.flow.needs.has(name)).length;
}
