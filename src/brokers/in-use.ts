import type { Carrier, Catalogue } from '../model/broker.js';

/** Whether a carrier is a composition of just the brokers that are used. */
const isMadeOf = ({ parts }: Carrier, used: readonly string[]) =>
  parts.length > 1 && parts.length === used.length && parts.every((part) => used.includes(part));

/** Whether a carrier is what is used: itself, or a composition of just the brokers that are. */
export function inUse(carrier: Carrier, used: readonly string[]): boolean {
  return used.includes(carrier.id) || isMadeOf(carrier, used);
}

/**
 * Ids of what carries a flow by its `uses`: of several brokers that are one composition, that one (or each of those that
 * the same brokers can be wired as), else each of them.
 */
export function carriedBy(used: readonly string[], { carriers }: Catalogue): readonly string[] {
  const wholes = carriers.filter((carrier) => isMadeOf(carrier, used));
  return wholes.length === 0 ? used : wholes.map(({ id }) => id);
}
