import { type CarrierMatch, carriedBy, compareMatches, matchCarrier } from '../../brokers/index.js';
import type { Answers } from '../../model/answer.js';
import type { RuleBase } from '../../model/knowledge.js';

/**
 * How what is in use meets the needs: the composition of several brokers where they are one, else each of them. The same
 * brokers can be wired in several ways, and who uses them has wired them in the way that does most.
 */
export function carriersInUse(needs: Answers, used: readonly string[], base: RuleBase): readonly CarrierMatch[] {
  if (used.length === 0) return [];
  const { catalogue, criteria } = base;
  const carriers = carriedBy(used, catalogue);
  const matches = carriers
    .flatMap((id) => catalogue.carriers.find((carrier) => carrier.id === id) ?? [])
    .map((carrier) => matchCarrier(carrier, needs, catalogue, criteria, new Set(used)));
  return carriers === used ? matches : matches.sort(compareMatches).slice(0, 1);
}
