import type { Advice, ConsumerAdvice, FlowAdvice, OpenCriterion } from '../model/advice.js';
import type { MonthlyCost, PatternAdvice } from '../model/carrying.js';
import { STYLES } from '../model/style.js';
import { jsonText } from '../text/json.js';
import { findingJson } from './finding-json.js';

/** Nine digits, so that shares still add up to 1. */
const round = (value: number) => Number(value.toPrecision(9));

/** The advice as JSON text; `since`, where it is asked for, comes last. */
export const adviceJson = (advice: Advice, since?: unknown): string =>
  jsonText(since === undefined ? adviceValue(advice) : { ...adviceValue(advice), since });

/** The advice as the contract has it: keys always present, always in this order. */
export function adviceValue(advice: Advice) {
  const { recommendation } = advice;
  return {
    driven: 1,
    system: advice.system.name,
    recommendation: {
      style: recommendation.style,
      because: recommendation.because,
      decided: recommendation.decided,
      flows: Object.fromEntries(STYLES.map((style) => [style, recommendation.flows[style]])),
      brokers: recommendation.portfolio.brokers,
      platforms: recommendation.portfolio.platforms.map(({ id, runs, flows }) => ({
        id,
        runs,
        flows: flows.map((flow) => advice.flows[flow].flow.name),
      })),
      alternatives: recommendation.alternatives.map(({ brokers, adds, unmet, costly, routine }) => ({
        brokers,
        adds,
        unmet,
        costly,
        routine,
      })),
    },
    flows: advice.flows.map(flowJson),
  };
}

/** A hybrid always says which of the two it is. */
const brokerText = ({ style, broker, meaning }: FlowAdvice) =>
  style === 'hybrid' ? `${broker.because} ${meaning}` : broker.because;

function openJson({ criterion, matters, question, help, unit, values }: OpenCriterion) {
  return {
    criterion,
    matters: round(matters),
    question,
    help,
    unit,
    values: values.map(({ value, label, style }) => ({ value, label, style })),
  };
}

/** What a month costs, as a figure of the sizing: null where there is none, with what is paid for instead of a formula. */
function costJson(cost: MonthlyCost) {
  const { inputs } = cost;
  const paidFor = cost.paidFor.map(({ carrier, text }) => `${carrier}: ${text}`).join('; ');
  if (!cost.priced) return { figure: 'cost', least: null, most: null, unit: 'USD a month', formula: paidFor, inputs };
  return {
    figure: 'cost',
    least: round(cost.least),
    most: round(cost.most),
    unit: 'USD a month',
    formula: cost.items.map(({ formula }) => formula).join(' + '),
    inputs: cost.assumes.length === 0 ? inputs : { ...inputs, assumed: cost.assumes.join('; ') },
  };
}

/** What a flow and one of its consumers have alike. */
function verdictJson(advice: FlowAdvice | ConsumerAdvice) {
  return {
    likelihood: Object.fromEntries(STYLES.map((style) => [style, round(advice.likelihood[style])])),
    needs: {
      'message-driven': { least: advice.needs['message-driven'].least, most: advice.needs['message-driven'].most },
      'event-driven': { least: advice.needs['event-driven'].least, most: advice.needs['event-driven'].most },
    },
    reasons: advice.reasons.map(({ rule, favours, strength, because, but, facts, sources }) => ({
      rule,
      favours,
      strength,
      because,
      but,
      facts,
      sources,
    })),
    brokers: advice.brokers.map(({ id, verdict, because }) => ({ id, verdict, because })),
    pattern: patternJson(advice.pattern),
    flips: advice.flips.map(({ change, style }) => ({ change, style })),
  };
}

const patternJson = (pattern: PatternAdvice | undefined) =>
  pattern === undefined ? null : { id: pattern.id, because: pattern.because };

/** `takes`: how it gets its records; `bridge`: the pattern between that and the publication, null where there is none. */
function consumerJson(advice: ConsumerAdvice) {
  return {
    name: advice.consumer.name,
    style: advice.style,
    decided: advice.decided,
    ...verdictJson(advice),
    takes: advice.takes,
    bridge: patternJson(advice.bridge),
  };
}

function flowJson(advice: FlowAdvice) {
  return {
    name: advice.flow.name,
    style: advice.style,
    decided: advice.decided,
    broker: { needed: advice.broker.needed, because: brokerText(advice) },
    ...verdictJson(advice),
    open: advice.open.map(openJson),
    openForBrokers: advice.openForBrokers.map(openJson),
    capacity: [
      ...advice.capacity.map(({ figure, least, most, unit, formula, inputs }) => ({
        figure,
        least,
        most,
        unit,
        formula,
        inputs,
      })),
      ...(advice.cost === undefined ? [] : [costJson(advice.cost)]),
    ],
    consumers: advice.consumers.map(consumerJson),
    findings: advice.findings.map(findingJson),
  };
}
