import { isDecided, judge } from '../engine/index.js';
import type { FlowAdvice } from '../model/advice.js';
import { STYLES, type Style } from '../model/style.js';
import type { Flow, System } from '../model/system.js';
import { impliedCells } from './answers/implied-cells.js';
import { masksOf } from './answers/masks.js';
import { conditionOf } from './answers/when.js';
import { openForBrokers } from './broker-questions.js';
import { carriersInUse, carryingOf, estateOfFlows, rankingOf } from './carriers.js';
import { relevantPitfalls } from './pitfalls/relevant-pitfalls.js';
import type { Rulebook } from './rulebook.js';
import { brokerNeed } from './verdict/broker-need.js';
import { contradictions, relax } from './verdict/contradictions.js';
import { flipsOf } from './verdict/flips.js';
import { openQuestions } from './verdict/open.js';
import { reasonsFor } from './verdict/reasons.js';

/** Everything that can be said of one flow. Deterministic; never throws on a contradictory flow. */
export function adviseFlow(system: System, flow: Flow, full: Rulebook): FlowAdvice {
  const masks = masksOf(full, flow.needs);
  const { rulebook, broken, seen } = relax(full, masks);
  const { outlook } = seen;
  const style = STYLES[outlook.style];
  const estate = estateOfFlows(system.flows, full);
  return {
    flow,
    style,
    decided: isDecided(outlook),
    broker: brokerNeed(rulebook, masks, flow.needs),
    meaning: meaningOf(style, rulebook, masks),
    likelihood: Object.fromEntries(STYLES.map((name, index) => [name, outlook.likelihood[index]])) as Record<
      Style,
      number
    >,
    needs: {
      'message-driven': { least: outlook.least.m, most: outlook.most.m },
      'event-driven': { least: outlook.least.e, most: outlook.most.e },
    },
    reasons: reasonsFor(rulebook, seen, style, flow.needs),
    flips: flipsOf(full, masks, style, flow),
    open: openQuestions(rulebook, masks),
    get openForBrokers() {
      return openForBrokers(full, flow, style);
    },
    ...carryingOf(flow, style, estate, full),
    findings: contradictions(system, flow, full, broken),
    get pitfalls() {
      return relevantPitfalls(flow, carriersInUse(flow, full)[0] ?? rankingOf(flow, full, estate)[0], full);
    },
  };
}

/** What a style means for this flow; a hybrid says which of the two it is, or both where that is open. */
function meaningOf(style: Style, rulebook: Rulebook, masks: readonly number[]): string {
  if (style !== 'hybrid') return rulebook.base.styles.find(({ id }) => id === style)?.what ?? '';
  const left = impliedCells(rulebook, masks);
  const clauses = rulebook.base.hybridKinds.filter(
    (clause) => judge(conditionOf(clause.when, rulebook), left) !== false,
  );
  return clauses.map((clause) => clause.text).join(' Or: ');
}
