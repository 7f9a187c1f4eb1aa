import { judge } from '../engine/index.js';
import type { Built, FlowAdvice, Unsettled } from '../model/advice.js';
import { capital } from '../text/phrases.js';
import type { FlowAnalysis } from './analysis/flow-analysis.js';
import { conditionOf } from './answers/when.js';
import { openForBrokers } from './broker-questions.js';
import { carryingOf } from './carriers.js';
import { adviseConsumers } from './consumers/advise-consumers.js';
import { verdictTogether } from './consumers/verdict-together.js';
import { relevantPitfalls } from './pitfalls/relevant-pitfalls.js';
import { allContradictions } from './verdict/contradictions.js';
import { flipsOf } from './verdict/flips.js';
import { needsOf } from './verdict/needs.js';
import { openQuestions } from './verdict/open.js';
import { reasonsFor } from './verdict/reasons.js';

/** Everything that can be said of one flow. Deterministic; never throws on a contradictory flow. */
export function adviseFlow(analysis: FlowAnalysis): FlowAdvice {
  const { written, style, decided, likelihood, together } = analysis;
  const consumers = adviseConsumers(analysis);
  return {
    flow: written,
    style,
    decided,
    broker: analysis.brokerNeed,
    meaning: meaningOf(analysis, consumers.published),
    ...consumers,
    unsettled: unsettledIn(analysis),
    likelihood,
    ...(together === undefined ? verdictOf(analysis) : verdictTogether(analysis)),
    get openForBrokers() {
      return openForBrokers(analysis);
    },
    ...carryingOf(analysis),
    built: builtOf(analysis),
    findings: allContradictions(analysis),
    get pitfalls() {
      return relevantPitfalls(analysis);
    },
  };
}

function verdictOf(analysis: FlowAnalysis): Pick<FlowAdvice, 'needs' | 'reasons' | 'flips' | 'open'> {
  const { flow, verdict, style } = analysis;
  return {
    needs: needsOf(verdict),
    reasons: reasonsFor(verdict, style, flow.needs),
    flips: flipsOf(analysis),
    open: openQuestions(verdict),
  };
}

/** What a style means for this flow; a hybrid says which of the two it is, or both where that is open. */
function meaningOf({ style, verdict: { rulebook, implied } }: FlowAnalysis, published: string | undefined): string {
  if (style === 'hybrid' && published !== undefined) return `${capital(published)}.`;
  if (style !== 'hybrid') return rulebook.base.styles.find(({ id }) => id === style)?.what ?? '';
  const clauses = rulebook.base.hybridKinds.filter(
    (clause) => judge(conditionOf(clause.when, rulebook), implied) !== false,
  );
  return clauses.map((clause) => clause.text).join(' Or: ');
}

/** The answers that list several values, of criteria that say what to do then. */
function unsettledIn({ flow, rulebook }: FlowAnalysis): Unsettled[] {
  return rulebook.base.criteria.flatMap(({ name, unsettled }) => {
    const answer = flow.needs.get(name);
    if (unsettled === undefined || (answer?.values?.length ?? 0) < 2) return [];
    return [{ answer: `${name}: ${answer?.text}`, means: unsettled }];
  });
}

/** What is built today, as far as the advice can be held against it. */
function builtOf(analysis: FlowAnalysis): Built {
  const style = analysis.built({ kind: 'style' })?.text;
  const { used, inUse } = analysis;
  return {
    ...(style === undefined ? {} : { style }),
    carriers: used,
    judged: inUse.flatMap(({ carrier: { id, parts } }) =>
      // Of several that are not just the parts of one composition nothing is known together.
      used.length === 1 || (parts.length === used.length && parts.every((part) => used.includes(part))) ? [id] : [],
    ),
  };
}
