import type { Answers } from '../../model/answer.js';
import type { Carrier } from '../../model/broker.js';
import type { Figure } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import {
  amountOf,
  BYTES_IN,
  egress,
  type FigureRule,
  IN_FLIGHT,
  PER_KEY,
  quotaOn,
  STORAGE,
  UNITS,
  WORKERS,
} from './figure.js';
import { loadOf } from './load.js';
import { type EachInstance, subscribers } from './subscriptions.js';

/**
 * The arithmetic of a flow on a carrier: each figure with its formula, what went into it, and its quota.
 * @param each the consuming services of which every instance needs every record
 */
export function capacityOf(
  answers: Answers,
  criteria: readonly Criterion[],
  consumers: number | undefined,
  carrier: Carrier | undefined,
  each: readonly EachInstance[] = [],
): Figure[] {
  const load = loadOf(answers, criteria);
  const out = consumers !== undefined && consumers > 0 ? [egress(subscribers(consumers, each))] : [];
  const rules: FigureRule[] = [IN_FLIGHT, WORKERS, PER_KEY, BYTES_IN, ...out, UNITS, STORAGE];
  return rules.flatMap((rule): Figure[] => {
    const inputs = rule.inputs(load, carrier);
    const amount = inputs && amountOf(rule, inputs);
    if (inputs === undefined || amount === undefined) return [];
    const quota = quotaOn(rule, amount, carrier);
    return [
      {
        figure: rule.figure,
        least: Math.min(amount.least, amount.most),
        most: Math.max(amount.least, amount.most),
        unit: rule.unit(carrier),
        formula: rule.formula(inputs),
        inputs: Object.fromEntries(inputs.map(({ name, text }) => [name, text])),
        ...(quota === undefined ? {} : { quota }),
      },
    ];
  });
}
