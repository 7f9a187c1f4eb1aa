import {
  type CarrierMatch,
  capacityOf,
  capacityTogether,
  carrierAdvice,
  costOf,
  type EachInstance,
  effectiveCarrier,
  largestLoad,
  patternFor,
  readersIn,
  subscriptionsFigure,
} from '../brokers/index.js';
import type { FlowAdvice } from '../model/advice.js';
import type { Figure, MonthlyCost } from '../model/carrying.js';
import type { FlowAnalysis } from './analysis/flow-analysis.js';

/** What can carry a flow, how it is put together, and how large it has to be. */
export function carryingOf(
  analysis: FlowAnalysis,
): Pick<FlowAdvice, 'brokers' | 'pattern' | 'capacity' | 'cost' | 'sizedFor' | 'needsToDrop'> {
  const { flow, style, used, estate, ranking, needsToDrop, together, consumers, written, rulebook } = analysis;
  // What is in use is what has to be sized, even where something else would fit better.
  const carried = ranking.find(({ carrier }) => used.includes(carrier.id)) ?? ranking[0];
  const apart = together === undefined ? undefined : consumers.map((each) => each.flow.needs);
  const pattern = patternFor(rulebook.base.catalogue, style, flow.needs, ranking[0], apart);
  const cost = costFor(analysis, carried);
  const names = (written.consumers ?? []).map(({ name }) => name);
  return {
    brokers: ranking.map((matched) => carrierAdvice(matched, flow.needs, used, estate, names)),
    ...(pattern === undefined ? {} : { pattern }),
    capacity: capacityFor(analysis, carried),
    ...(cost === undefined ? {} : { cost }),
    ...(carried === undefined ? {} : { sizedFor: carried.carrier.id }),
    needsToDrop,
  };
}

/** The sizing of a flow on what carries it, in the mode that it takes. */
export function capacityFor(analysis: FlowAnalysis, carried: CarrierMatch | undefined): Figure[] {
  const { flow, together, consumers, rulebook } = analysis;
  const { criteria } = rulebook.base;
  const carrier = carried && effectiveCarrier(carried);
  const [services, each] = [servicesOf(analysis), eachInstanceOf(analysis)];
  const loads = consumers.map((one) => ({ name: one.consumer ?? '', answers: one.flow.needs }));
  const figures =
    together === undefined
      ? capacityOf(flow.needs, criteria, services, carrier, each)
      : capacityTogether(loads, criteria, each, carrier);
  const isTold = services !== undefined && (together !== undefined || each.length > 0);
  return isTold ? [...figures, subscriptionsFigure(services, each)] : figures;
}

/** What a month costs on what carries a flow, in the mode that it takes. */
function costFor(analysis: FlowAnalysis, carried: CarrierMatch | undefined): MonthlyCost | undefined {
  const { flow, together, consumers, rulebook } = analysis;
  const { catalogue, criteria } = rulebook.base;
  const apart = consumers.map((each) => each.flow.needs);
  const needs = together === undefined ? flow.needs : largestLoad(flow.needs, apart, criteria);
  return costOf(needs, criteria, servicesOf(analysis), carried && effectiveCarrier(carried), catalogue);
}

/** The number of consuming services, where it is known. */
function servicesOf({ flow, rulebook }: FlowAnalysis): number | undefined {
  if (flow.to !== undefined && flow.to.length > 0) return flow.to.length;
  return readersIn(flow.needs, rulebook.base.criteria);
}

/** The consuming services of which every instance needs every record. */
function eachInstanceOf(analysis: FlowAnalysis): EachInstance[] {
  const seen = analysis.together === undefined ? [analysis] : analysis.consumers;
  return seen.filter(needsEach).map((one) => {
    const { consumer, flow } = one;
    const names = consumer === undefined ? (flow.to ?? []).map(({ name }) => name) : [consumer];
    const instances = one.built({ role: 'copies' })?.value;
    return {
      services: Math.max(1, names.length),
      of: names.map((name) => `\`${name}\``).join(', ') || 'the consumer',
      ...(typeof instances === 'number' ? { instances } : {}),
    };
  });
}

/** Whether it is said that instances do not share: of the values of the criterion, not the first. */
function needsEach({ flow, rulebook }: FlowAnalysis): boolean {
  const criterion = rulebook.base.criteria.find(({ role }) => role === 'copies');
  const values = criterion && flow.needs.get(criterion.name)?.values;
  return criterion?.domain.kind === 'choice' && values?.length === 1 && values[0] !== criterion.domain.values[0].id;
}
