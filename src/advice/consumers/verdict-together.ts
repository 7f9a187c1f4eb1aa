import type { FlowAdvice, OpenCriterion, Reason } from '../../model/advice.js';
import { type Side, STRENGTHS, type Style } from '../../model/style.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { combined } from '../verdict/combined.js';
import { largestNeeds, needsOf } from '../verdict/needs.js';
import { openQuestions } from '../verdict/open.js';
import { reasonsFor } from '../verdict/reasons.js';
import { flipsTogether } from './flips-together.js';

type Verdict = Pick<FlowAdvice, 'needs' | 'reasons' | 'flips' | 'open'>;

/** The verdict on a flow whose consumers need different things, with what bears it out. */
export function verdictTogether(analysis: FlowAnalysis): Verdict {
  const { consumers, style, decided } = analysis;
  return {
    needs: largestNeeds(consumers.map(({ verdict }) => needsOf(verdict))),
    reasons: allReasons(consumers, style),
    flips: flipsTogether(analysis),
    open: decided ? [] : openTogether(consumers),
  };
}

/** The reasons of all consumers, each once: those for the verdict first, the stronger first. */
function allReasons(consumers: readonly FlowAnalysis[], style: Style): Reason[] {
  const found = new Map<string, Reason>();
  for (const { verdict, style: own, flow } of consumers)
    for (const reason of reasonsFor(verdict, own, flow.needs))
      found.set(`${reason.rule} ${reason.favours} ${JSON.stringify(reason.facts)}`, reason);
  const ahead: Side = style === 'event-driven' ? 'event-driven' : 'message-driven';
  return [...found.values()].sort(
    (a, b) =>
      Number(b.favours === ahead) - Number(a.favours === ahead) || STRENGTHS[b.strength] - STRENGTHS[a.strength],
  );
}

/** What any consumer leaves open, and what each answer of the flow to it would do to the whole. */
function openTogether(consumers: readonly FlowAnalysis[]): OpenCriterion[] {
  const found = new Map<string, OpenCriterion>();
  for (const { verdict, decided } of consumers) {
    for (const open of decided ? [] : openQuestions(verdict)) {
      const known = found.get(open.criterion);
      if (known === undefined || known.matters < open.matters) found.set(open.criterion, open);
    }
  }
  const styleWith = (criterion: string, value: string) =>
    combined(
      consumers.map(({ verdict, style, flow }) => {
        if (flow.needs.has(criterion)) return style;
        const answered = openQuestions(verdict).find((open) => open.criterion === criterion);
        return answered?.values.find((each) => each.value === value)?.style ?? style;
      }),
    );
  return [...found.values()]
    .map((open) => ({
      ...open,
      values: open.values.map((each) => ({ ...each, style: styleWith(open.criterion, each.value) })),
    }))
    .sort((a, b) => b.matters - a.matters);
}
