import type { Capability, Carrier, Fact, Facts } from '../../model/broker.js';

const EFFORT = ['low', 'medium', 'high'];

/** The smaller or larger of two facts, by the capability's own order; what is configurable bounds nothing. */
function extreme(capability: Capability, a: Fact, b: Fact, least: boolean): Fact {
  if (capability.kind === 'names') {
    const common = (a.value as readonly string[]).filter((value) => (b.value as readonly string[]).includes(value));
    return { ...a, value: common, text: common.join(', ') };
  }
  const order = capability.values.length > 0 ? capability.values : EFFORT;
  const rank = ({ value }: Fact) => {
    if (value === undefined) return Number.POSITIVE_INFINITY;
    return typeof value === 'string' ? order.indexOf(value) : Number(value);
  };
  return least === rank(a) <= rank(b) ? a : b;
}

/** What a composition can do: each capability from the part in front, the part behind, or both, as capabilities.yaml says. */
export function composedFacts(front: Facts, back: Facts, capabilities: readonly Capability[]): Facts {
  const facts: { [name: string]: Fact } = {};
  for (const capability of capabilities) {
    const fact = combined(capability, front[capability.name], back[capability.name]);
    if (fact) facts[capability.name] = fact;
  }
  return facts;
}

function combined(capability: Capability, front: Fact | undefined, back: Fact | undefined): Fact | undefined {
  switch (capability.combines) {
    case 'front':
      return front;
    case 'back':
      return back;
    case 'either':
      return [front, back].find((fact) => fact?.value === true) ?? front ?? back;
    case 'both': {
      if (!front || !back) return front ?? back;
      const all = [...new Set([...(front.value as readonly string[]), ...(back.value as readonly string[])])];
      return { ...front, value: all, text: all.join(', ') };
    }
    default:
      // Of an unknown and a known limit neither the least nor the most is known, but the narrower one still binds.
      if (!front || !back) return capability.combines === 'least' ? (front ?? back) : undefined;
      return extreme(capability, front, back, capability.combines === 'least');
  }
}

/** Everything that either part objects to, but for what the parts together were put together to mend. */
export function composedLimits(parts: readonly Carrier[]): Carrier['limits'] {
  return parts[parts.length - 1].limits;
}
