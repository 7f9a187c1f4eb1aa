import { patternFor } from '../../brokers/index.js';
import { isDecided } from '../../engine/index.js';
import { ASPECTS, type Aspect, type Outcome } from '../../model/pages/change.js';
import { STYLES, type Style } from '../../model/style.js';
import type { Flow } from '../../model/system.js';
import { masksOf } from '../answers/masks.js';
import { rankingOf } from '../carriers.js';
import type { Rulebook } from '../rulebook.js';
import { brokerNeed } from '../verdict/broker-need.js';
import { relax } from '../verdict/contradictions.js';

/** The advice on a flow without the parts that take time, and that no comparison asks for: flips and open questions. */
export function outcomeOf(flow: Flow, full: Rulebook): Outcome {
  const verdict = verdictOn(flow, full);
  return { ...verdict, ...carriedBy(flow, verdict.style, full) };
}

/** Whether the advice on a flow is just this; most flows of which it is not are told by the verdict, which is cheap. */
export function hasOutcome(flow: Flow, outcome: Outcome, full: Rulebook): boolean {
  const verdict = verdictOn(flow, full);
  const { style, decided, needed } = outcome;
  if (verdict.style !== style || verdict.decided !== decided || verdict.needed !== needed) return false;
  return aspectsThatDiffer({ ...verdict, ...carriedBy(flow, style, full) }, outcome).length === 0;
}

function verdictOn(flow: Flow, full: Rulebook): Pick<Outcome, 'style' | 'decided' | 'needed'> {
  const masks = masksOf(full, flow.needs);
  const { rulebook, seen } = relax(full, masks);
  return {
    style: STYLES[seen.outlook.style],
    decided: isDecided(seen.outlook),
    needed: brokerNeed(rulebook, masks, flow.needs).needed,
  };
}

function carriedBy(flow: Flow, style: Style, full: Rulebook): Pick<Outcome, 'broker' | 'pattern'> {
  const [best] = rankingOf(flow, full);
  return {
    broker: best === undefined || best.match === 'cannot' ? null : { id: best.carrier.id, verdict: best.match },
    pattern: patternFor(full.base.catalogue, style, flow.needs, best)?.id ?? null,
  };
}

const READ: { readonly [A in Aspect]: (outcome: Outcome) => unknown } = {
  style: ({ style }) => style,
  decided: ({ decided }) => decided,
  needed: ({ needed }) => needed,
  broker: ({ broker }) => broker?.id,
  verdict: ({ broker }) => broker?.verdict,
  pattern: ({ pattern }) => pattern,
};

/** What differs between two outcomes. */
export function aspectsThatDiffer(a: Outcome, b: Outcome): Aspect[] {
  return ASPECTS.filter((aspect) => READ[aspect](a) !== READ[aspect](b));
}
