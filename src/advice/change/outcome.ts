import { patternFor } from '../../brokers/index.js';
import { ASPECTS, type Aspect, type Outcome } from '../../model/pages/change.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';

/**
 * The advice on a flow by itself, whatever else its system runs, so that only its own facts can be the cause; without the
 * parts that take time, and that no comparison asks for: flips and open questions.
 */
export function outcomeOf({ alone: analysis }: FlowAnalysis): Outcome {
  return { ...verdictOn(analysis), ...carriedBy(analysis), ...consumersOf(analysis) };
}

/** Whether the advice on a flow is just this; most flows of which it is not are told by the verdict, which is cheap. */
export function hasOutcome(analysis: FlowAnalysis, outcome: Outcome): boolean {
  const verdict = verdictOn(analysis);
  const { style, decided, needed } = outcome;
  if (verdict.style !== style || verdict.decided !== decided || verdict.needed !== needed) return false;
  const found = { ...verdict, ...carriedBy(analysis), ...consumersOf(analysis) };
  return aspectsThatDiffer(found, outcome).length === 0;
}

function verdictOn({ style, decided, brokerNeed }: FlowAnalysis): Pick<Outcome, 'style' | 'decided' | 'needed'> {
  return { style, decided, needed: brokerNeed.needed };
}

/** Consumers that need the same are no news. */
function consumersOf({ consumers, together }: FlowAnalysis): Partial<Outcome> {
  if (together === undefined) return {};
  const named = consumers.map(({ consumer = '', style }) => ({ name: consumer, style }));
  return { consumers: named.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function carriedBy(analysis: FlowAnalysis): Pick<Outcome, 'broker' | 'pattern'> {
  const { flow, style, ranking, together, consumers, rulebook } = analysis;
  const [best] = ranking;
  const apart = together === undefined ? undefined : consumers.map((each) => each.flow.needs);
  return {
    broker: best === undefined || best.match === 'cannot' ? null : { id: best.carrier.id, verdict: best.match },
    pattern: patternFor(rulebook.base.catalogue, style, flow.needs, best, apart)?.id ?? null,
  };
}

const READ: { readonly [A in Aspect]: (outcome: Outcome) => unknown } = {
  style: ({ style }) => style,
  decided: ({ decided }) => decided,
  needed: ({ needed }) => needed,
  broker: ({ broker }) => broker?.id,
  verdict: ({ broker }) => broker?.verdict,
  pattern: ({ pattern }) => pattern,
  perConsumer: ({ consumers = [] }) => consumers.map(({ name, style }) => `${name} ${style}`).join('\n'),
};

/** What differs between two outcomes. */
export function aspectsThatDiffer(a: Outcome, b: Outcome): Aspect[] {
  return ASPECTS.filter((aspect) => READ[aspect](a) !== READ[aspect](b));
}
