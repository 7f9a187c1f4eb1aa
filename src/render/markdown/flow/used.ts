import type { RuleBase } from '../../../model/knowledge.js';
import type { Flow, Waiver } from '../../../model/system.js';

export function carrierName(id: string, { catalogue, brokers }: RuleBase): string {
  return [...catalogue.carriers, ...brokers].find((each) => each.id === id)?.name ?? id;
}

/** Findings about the style that is built, and about what carries the flow. */
const STYLE_FINDINGS = ['style-mismatch'];
const BROKER_FINDINGS = ['broker-cannot', 'broker-strains', 'over-quota', 'broker-heavier-than-needed'];

const waivers = (flow: Flow, rules: readonly string[]): readonly Waiver[] =>
  flow.waive.filter(({ rule }) => rules.includes(rule));

export const styleWaivers = (flow: Flow) => waivers(flow, STYLE_FINDINGS);
export const brokerWaivers = (flow: Flow) => waivers(flow, BROKER_FINDINGS);
