import type { FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { Flow, SetupValue } from '../../../model/system.js';

/** The style or the broker in a flow's `uses`. */
function builtWith(flow: Flow, kind: 'style' | 'broker', { setup }: RuleBase): SetupValue | undefined {
  const names = setup.filter((fact) => fact.kind === kind).map((fact) => fact.name);
  return [...(flow.uses?.values() ?? [])].find((fact) => names.includes(fact.name));
}

/** Whether the style in `uses` is another than the advised one. */
export function isOtherStyle({ flow, style }: FlowAdvice, base: RuleBase): boolean {
  const built = builtWith(flow, 'style', base)?.text;
  return built !== undefined && style !== 'either' && built !== style;
}

/** The ids of the brokers in a flow's `uses`. */
export function brokersInUse(flow: Flow, base: RuleBase): readonly string[] {
  const value = builtWith(flow, 'broker', base)?.value;
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly string[]) : [String(value)];
}

/** The carriers to judge: brokers that are the parts of one composition count as that composition. */
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
