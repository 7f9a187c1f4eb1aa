import type { RuleBase } from '../model/knowledge.js';

/** Every id that can be explained. */
export function explainable(base: RuleBase): string[] {
  return [
    ...base.criteria.map(({ name }) => name),
    ...base.setup.map(({ name }) => name),
    ...[...base.rules, ...base.exclusions, ...base.checks, ...base.pitfalls, ...base.styles].map(({ id }) => id),
    ...new Set([...base.catalogue.carriers, ...base.catalogue.patterns, ...base.platforms].map(({ id }) => id)),
  ];
}
