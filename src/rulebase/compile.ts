import { type CompiledRules, conditionOf } from '../advice/index.js';
import { compile, type Spec, type TooLarge } from '../engine/index.js';
import type { RuleBase } from '../model/knowledge.js';
import { STRENGTHS } from '../model/style.js';
import { composed } from './catalogue/compose.js';
import { discretize, priorRows } from './discretize.js';

/** The rule base in the engine's numbers, tabulated; or the component that is too large to tabulate. */
export function compileRules(base: RuleBase): { compiled: CompiledRules } | { tooLarge: TooLarge } {
  const cuts = discretize(base);
  const indexOf = new Map(base.criteria.map((criterion, index) => [criterion.name, index]));
  const parent = base.criteria.findIndex((criterion) => criterion.role === 'parent');
  const parentCut = cuts[parent];
  const parentValues = parentCut !== undefined && 'values' in parentCut ? parentCut.values : [];
  const spec: Spec = {
    cells: cuts.map((cut) => ('values' in cut ? cut.values.length : cut.bounds.length)),
    parent,
    prior: base.criteria.map((criterion, index) => priorRows(criterion, cuts[index], parentValues)),
    rules: base.rules.map((rule) => ({
      when: conditionOf(rule.when, { cuts, indexOf }),
      m: rule.favours === 'message-driven' ? STRENGTHS[rule.strength] : 0,
      e: rule.favours === 'event-driven' ? STRENGTHS[rule.strength] : 0,
      decisive: rule.strength === 'decisive',
    })),
    exclusions: base.exclusions.map((exclusion) => conditionOf(exclusion.when, { cuts, indexOf })),
    regions: base.regions,
  };
  const result = compile(spec);
  if ('tooLarge' in result) return result;
  return { compiled: { base: { ...base, catalogue: composed(base.catalogue) }, cuts, spec, model: result.model } };
}
