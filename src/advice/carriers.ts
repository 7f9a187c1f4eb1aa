import {
  type CarrierMatch,
  capacityOf,
  carrierAdvice,
  costOf,
  effectiveCarrier,
  patternFor,
  readersIn,
} from '../brokers/index.js';
import type { FlowAdvice } from '../model/advice.js';
import type { Figure, MonthlyCost } from '../model/carrying.js';
import type { FlowAnalysis } from './analysis/flow-analysis.js';

/** What can carry a flow, how it is put together, and how large it has to be. */
export function carryingOf(
  analysis: FlowAnalysis,
): Pick<FlowAdvice, 'brokers' | 'pattern' | 'capacity' | 'cost' | 'sizedFor' | 'needsToDrop'> {
  const { flow, style, used, estate, carriers, rulebook } = analysis;
  const { ranking } = carriers;
  // What is in use is what has to be sized, even where something else would fit better.
  const carried = ranking.find(({ carrier }) => used.includes(carrier.id)) ?? ranking[0];
  const pattern = patternFor(rulebook.base.catalogue, style, flow.needs, ranking[0]);
  const cost = costFor(analysis, carried);
  return {
    brokers: ranking.map((matched) => carrierAdvice(matched, flow.needs, used, estate)),
    ...(pattern === undefined ? {} : { pattern }),
    capacity: capacityFor(analysis, carried),
    ...(cost === undefined ? {} : { cost }),
    ...(carried === undefined ? {} : { sizedFor: carried.carrier.id }),
    needsToDrop: carriers.needsToDrop,
  };
}

/** The sizing of a flow on what carries it, in the mode that it takes. */
export function capacityFor(analysis: FlowAnalysis, carried: CarrierMatch | undefined): Figure[] {
  const carrier = carried && effectiveCarrier(carried);
  return capacityOf(analysis.flow.needs, analysis.rulebook.base.criteria, consumersOf(analysis), carrier);
}

/** What a month costs on what carries a flow, in the mode that it takes. */
function costFor(analysis: FlowAnalysis, carried: CarrierMatch | undefined): MonthlyCost | undefined {
  const { catalogue, criteria } = analysis.rulebook.base;
  return costOf(analysis.flow.needs, criteria, consumersOf(analysis), carried && effectiveCarrier(carried), catalogue);
}

/** The number of consuming services, where it is known. */
function consumersOf({ flow, rulebook }: FlowAnalysis): number | undefined {
  if (flow.to !== undefined && flow.to.length > 0) return flow.to.length;
  return readersIn(flow.needs, rulebook.base.criteria);
}
