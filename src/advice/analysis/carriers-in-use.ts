import { type CarrierMatch, carriedBy, matchCarrier } from '../../brokers/index.js';
import type { Answers } from '../../model/answer.js';
import type { RuleBase } from '../../model/knowledge.js';

/** How what is in use meets the needs: the composition of several brokers where they are one, else each of them. */
export function carriersInUse(needs: Answers, used: readonly string[], base: RuleBase): readonly CarrierMatch[] {
  if (used.length === 0) return [];
  const { catalogue, criteria } = base;
  return carriedBy(used, catalogue)
    .flatMap((id) => catalogue.carriers.find((carrier) => carrier.id === id) ?? [])
    .map((carrier) => matchCarrier(carrier, needs, catalogue, criteria, new Set(used)));
}
