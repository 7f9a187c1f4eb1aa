import type { RuleBase } from '../../../model/knowledge.js';

export function carrierName(id: string, { catalogue, brokers }: RuleBase): string {
  return [...catalogue.carriers, ...brokers].find((each) => each.id === id)?.name ?? id;
}
