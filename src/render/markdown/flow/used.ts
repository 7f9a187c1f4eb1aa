import type { RuleBase } from '../../../model/knowledge.js';
import type { Flow, SetupValue, Waiver } from '../../../model/system.js';

/** What a flow says it is built with, of one kind. */
export function builtWith(flow: Flow, kind: 'style' | 'broker', { setup }: RuleBase): SetupValue | undefined {
  const names = setup.filter((fact) => fact.kind === kind).map((fact) => fact.name);
  return [...(flow.uses?.values() ?? [])].find((fact) => names.includes(fact.name));
}

/** The ids of what is in use to carry a flow. */
export function usedBy(flow: Flow, base: RuleBase): readonly string[] {
  const value = builtWith(flow, 'broker', base)?.value;
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly string[]) : [String(value)];
}

/** The same as what is judged: several that are the parts of one composition are that composition. */
export function judgedOf(flow: Flow, base: RuleBase): readonly string[] {
  const used = usedBy(flow, base);
  if (used.length < 2) return used;
  const together = base.catalogue.carriers.find(
    ({ parts }) => parts.length === used.length && parts.every((part) => used.includes(part)),
  );
  return together === undefined ? [] : [together.id];
}

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
