import type { Carrier, Catalogue } from '../model/broker.js';

/** Whether a carrier is what is used: itself, or a composition of just the brokers that are. */
export function inUse({ id, parts }: Carrier, used: readonly string[]): boolean {
  return (
    used.includes(id) ||
    (parts.length > 1 && parts.length === used.length && parts.every((part) => used.includes(part)))
  );
}

/** Ids of what carries a flow by its `uses`: the composition of several brokers where they are one, else each of them. */
export function carriedBy(used: readonly string[], { carriers }: Catalogue): readonly string[] {
  const whole = used.length > 1 ? carriers.find((each) => each.parts.length > 1 && inUse(each, used)) : undefined;
  return whole === undefined ? used : [whole.id];
}
