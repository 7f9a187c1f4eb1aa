import type { RuleBase } from '../../model/knowledge.js';
import { formatQuantity } from '../../model/quantity.js';
import type { When } from '../../model/rule.js';

/** A condition in words: `throughput from 10k/s and ordering per-key or total`. */
export function whenText(base: RuleBase, when: When): string {
  if ('not' in when) return `not (${whenText(base, when.not)})`;
  if ('all' in when)
    return when.all.map((part) => ('any' in part ? `(${whenText(base, part)})` : whenText(base, part))).join(' and ');
  if ('any' in when)
    return when.any.map((part) => ('all' in part ? `(${whenText(base, part)})` : whenText(base, part))).join(' or ');
  const { criterion, test } = when;
  if ('values' in test) return `${criterion} ${test.values.join(' or ')}`;
  const domain = base.criteria.find(({ name }) => name === criterion)?.domain;
  const quantity = (value: number) =>
    domain?.kind === 'quantity' ? formatQuantity(value, domain.measure) : String(value);
  const bounds = [
    test.atLeast === undefined ? [] : `from ${quantity(test.atLeast)}`,
    test.below === undefined ? [] : `below ${quantity(test.below)}`,
  ].flat();
  return `${criterion} ${bounds.join(', ')}`;
}

export function readsCriterion(when: When, name: string): boolean {
  if ('not' in when) return readsCriterion(when.not, name);
  if ('criterion' in when) return when.criterion === name;
  return ('all' in when ? when.all : when.any).some((part) => readsCriterion(part, name));
}
