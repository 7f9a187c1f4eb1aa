import type { CapabilityValues } from '../model/broker.js';

/** Facts that stand over others: what the upper ones say, else what the lower ones do. */
export function overlayFacts(upper: CapabilityValues, lower: CapabilityValues): CapabilityValues {
  return {
    get: (name) => upper.get(name) ?? lower.get(name),
    keys: () => new Set([...upper.keys(), ...lower.keys()]).values(),
  };
}
