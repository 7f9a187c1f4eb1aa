import type { Facts } from '../model/broker.js';

/** Facts that stand over others: what the upper ones say, else what the lower ones do. */
export function layered(upper: Facts, lower: Facts): Facts {
  return {
    get: (name) => upper.get(name) ?? lower.get(name),
    keys: () => new Set([...upper.keys(), ...lower.keys()]).values(),
  };
}
