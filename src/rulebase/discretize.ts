import { type Discretization, figureOf } from '../advice/index.js';
import { factsOf, leavesOf } from '../condition/walk.js';
import type { Criterion, Weights } from '../model/criterion.js';
import type { RuleBase } from '../model/knowledge.js';

/** Cuts each criterion's domain: values as they are, quantities at the thresholds that rules and clauses mention. */
export function discretize(base: RuleBase): Discretization[] {
  const thresholds = new Map<string, Set<number>>();
  for (const { when } of [...base.rules, ...base.exclusions, ...base.noBrokerWhen, ...base.hybridKinds])
    for (const test of leavesOf(when)) {
      if (!('amount' in test)) continue;
      for (const { name } of factsOf(test)) {
        const set = thresholds.get(name) ?? new Set([0]);
        for (const bound of [figureOf(test.atLeast), figureOf(test.below)]) if (bound !== undefined) set.add(bound);
        thresholds.set(name, set);
      }
    }
  return base.criteria.map(({ name, domain }): Discretization => {
    if (domain.kind === 'quantity') return { bounds: [...(thresholds.get(name) ?? [0])].sort((a, b) => a - b) };
    if (domain.kind === 'names') return { bounds: [0] };
    return { values: domain.values.map(({ id }) => id) };
  });
}

/** A thousandth is spread over all cells, so that no prior makes impossible what no exclusion forbids. */
const SPREAD = 0.001;

/** Prior weights by cell, adding up to 1: one row, or one for each value of the parent. */
export function priorRows(criterion: Criterion, cut: Discretization, parentValues: readonly string[]): number[][] {
  const size = 'values' in cut ? cut.values.length : cut.bounds.length;
  const row = (weights: Weights): number[] => {
    const cells = new Array<number>(size).fill(0);
    for (const { value, weight } of weights)
      cells['values' in cut ? cut.values.indexOf(String(value)) : cellAt(cut.bounds, Number(value))] += weight;
    const total = cells.reduce((sum, cell) => sum + cell, 0);
    return cells.map((cell) => (total === 0 ? 1 / size : (cell / total) * (1 - SPREAD) + SPREAD / size));
  };
  const { prior } = criterion;
  if (Array.isArray(prior)) return [row(prior as Weights)];
  return parentValues.map((parent) => row((prior as { [value: string]: Weights })[parent] ?? []));
}

function cellAt(bounds: readonly number[], value: number): number {
  let cell = 0;
  while (cell + 1 < bounds.length && value >= bounds[cell + 1]) cell++;
  return cell;
}
