import type { Answer } from '../../model/answer.js';
import { parseQuantity } from '../../model/quantity.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';

/** A value as an answer, had somebody said it; undefined where nobody can. */
export function sayable({ flow, rulebook }: FlowAnalysis, name: string, value: string): Answer | undefined {
  const domain = rulebook.base.criteria.find((criterion) => criterion.name === name)?.domain;
  if (domain === undefined) return undefined;
  const said = { criterion: name, written: value, text: value, origin: 'stated' as const, place: flow.place };
  if (domain.kind !== 'quantity') return { ...said, values: [value] };
  const parsed = parseQuantity(value, domain.measure, domain.forever);
  return 'ranges' in parsed ? { ...said, ranges: parsed.ranges } : undefined;
}
