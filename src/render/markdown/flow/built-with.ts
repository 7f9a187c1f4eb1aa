import type { FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { Flow, SetupValue } from '../../../model/system.js';

/** What a flow says it is built with, of one kind. */
function builtWith(flow: Flow, kind: 'style' | 'broker', { setup }: RuleBase): SetupValue | undefined {
  const names = setup.filter((fact) => fact.kind === kind).map((fact) => fact.name);
  return [...(flow.uses?.values() ?? [])].find((fact) => names.includes(fact.name));
}

/** Whether what is built is of another style than the one advised. */
export function isOtherStyle({ flow, style }: FlowAdvice, base: RuleBase): boolean {
  const built = builtWith(flow, 'style', base)?.text;
  return built !== undefined && style !== 'either' && built !== style;
}

/** The ids of what is in use to carry a flow. */
export function brokersInUse(flow: Flow, base: RuleBase): readonly string[] {
  const value = builtWith(flow, 'broker', base)?.value;
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly string[]) : [String(value)];
}

/** The same as what is judged: several that are the parts of one composition are that composition. */
export function carriersInUse(flow: Flow, base: RuleBase): readonly string[] {
  const used = brokersInUse(flow, base);
  if (used.length < 2) return used;
  const together = base.catalogue.carriers.find(
    ({ parts }) => parts.length === used.length && parts.every((part) => used.includes(part)),
  );
  return together === undefined ? [] : [together.id];
}

export function carrierName(id: string, { catalogue, brokers }: RuleBase): string {
  return [...catalogue.carriers, ...brokers].find((each) => each.id === id)?.name ?? id;
}
