import type { Answer } from '../model/answer.js';
import type { Choice, Criterion, Weights } from '../model/criterion.js';
import type { RuleBase } from '../model/knowledge.js';
import { formatQuantity } from '../model/quantity.js';
import type { Flow } from '../model/system.js';
import type { FlowAnalysis } from './analysis/flow-analysis.js';

/** The prior of a criterion as the answers leave it: of all the parent's values that are still possible. */
export function typicalAnswers({ flow, rulebook }: FlowAnalysis, { prior }: Criterion): Weights {
  if (Array.isArray(prior)) return prior;
  const parent = rulebook.base.criteria.find(({ role }) => role === 'parent');
  const said = parent && flow.needs.get(parent.name)?.values;
  return Object.entries(prior as { readonly [value: string]: Weights })
    .filter(([value]) => said === undefined || said.includes(value))
    .flatMap(([, weights]) => weights);
}

export function sampleAnswer({ name, domain }: Criterion, value: string | number, { place }: Flow): Answer {
  const common = { criterion: name, origin: 'stated' as const, place };
  if (domain.kind !== 'quantity') {
    const text = String(value);
    return { ...common, values: [text], written: text, text };
  }
  const low = Number(value);
  const text = formatQuantity(low, domain.measure);
  return { ...common, ranges: [{ low, high: low }], written: text, text };
}

/** An answer that names all of these. */
export function sampleNames({ name }: Criterion, values: readonly string[], { place }: Flow): Answer {
  return { criterion: name, origin: 'stated', place, values, written: values, text: values.join() };
}

/** The typical answers to a criterion; each name alone where it takes a list of them. */
export function possibleAnswers(analysis: FlowAnalysis, criterion: Criterion): Answer[] {
  const { flow, rulebook } = analysis;
  const values =
    criterion.domain.kind === 'names'
      ? namesFor(criterion, rulebook.base).map(({ id }) => id)
      : typicalAnswers(analysis, criterion).map(({ value }) => value);
  return values.map((value) => sampleAnswer(criterion, value, flow));
}

export const distinct = (values: readonly Choice[]) => [...new Map(values.map((value) => [value.id, value])).values()];

/** What a list of names may name: its own values, or platforms and brokers. */
export function namesFor({ domain }: Criterion, { brokers, platforms }: RuleBase): readonly Choice[] {
  if (domain.kind === 'names' && domain.values !== undefined) return domain.values;
  return distinct([...platforms, ...brokers].map(({ id, name }) => ({ id, label: name })));
}
