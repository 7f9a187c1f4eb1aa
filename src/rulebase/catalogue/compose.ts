import { overlayFacts } from '../../brokers/index.js';
import { truthOn } from '../../condition/on-answers.js';
import { criteriaIn } from '../../condition/walk.js';
import type { Capability, CapabilityValue, CapabilityValues, Carrier, Catalogue } from '../../model/broker.js';

/** The catalogue with every composition given what its parts can do together, but for what its file says itself. */
export function composed(catalogue: Catalogue): Catalogue {
  const capabilities = new Map(catalogue.capabilities.map((capability) => [capability.name, capability]));
  const brokers = new Map(catalogue.carriers.map((carrier) => [carrier.id, carrier]));
  const carriers = catalogue.carriers.map((carrier) => {
    const [front, back = front] = carrier.parts.flatMap((part) => brokers.get(part) ?? []);
    if (front === undefined || front.id === carrier.id) return summed(carrier, catalogue.capabilities);
    const facts = overlayFacts(carrier.facts, together(front.facts, back.facts, capabilities));
    const parts = carrier.parts.flatMap((part) => brokers.get(part) ?? []);
    const since = parts.flatMap((part) => part.since ?? []).sort();
    const whole: Carrier = {
      ...carrier,
      facts,
      platforms: [...new Set(parts.flatMap(({ platforms }) => platforms))],
      stack: [...new Set(parts.flatMap(({ stack }) => stack))],
      inherent: [...new Set([...parts.flatMap(({ inherent }) => inherent), ...carrier.inherent])],
      // As old as the youngest of its parts.
      ...(since.length === 0 ? {} : { since: since[since.length - 1] }),
      // What is said of the part at the consumer holds for the whole.
      limits: [...back.limits, ...carrier.limits],
    };
    return summed(whole, catalogue.capabilities);
  });
  return { ...catalogue, carriers };
}

/** With what the ranking reads of every carrier taken out of its facts and limits: effort, places, what the limits are on. */
function summed(carrier: Carrier, capabilities: readonly Capability[]): Carrier {
  const effort = capabilities.find(({ role }) => role === 'effort');
  const places = capabilities.find(({ role }) => role === 'places');
  const level = effort === undefined ? -1 : effort.values.indexOf(String(carrier.facts.get(effort.name)?.value));
  const where = places && carrier.facts.get(places.name)?.value;
  return {
    ...carrier,
    effort: level < 0 ? 1 : level,
    places: Array.isArray(where) ? (where as readonly string[]) : [],
    ...limitsOn(carrier),
  };
}

const NOTHING_SAID = new Map();

function limitsOn({ limits }: Carrier): Pick<Carrier, 'limitsOn'> {
  if (limits.some(({ when }) => truthOn(when, NOTHING_SAID) === true)) return {};
  return { limitsOn: [...new Set(limits.flatMap(({ when }) => criteriaIn(when)))] };
}

/** Each capability of two parts together, put together when it is asked for. */
function together(
  front: CapabilityValues,
  back: CapabilityValues,
  capabilities: ReadonlyMap<string, Capability>,
): CapabilityValues {
  const made = new Map<string, CapabilityValue | undefined>();
  const get = (name: string) => {
    if (!made.has(name)) {
      const capability = capabilities.get(name);
      made.set(name, capability && combined(capability, front.get(name), back.get(name)));
    }
    return made.get(name);
  };
  return { get, keys: () => [...capabilities.keys()].filter((name) => get(name) !== undefined).values() };
}

/** One capability of two parts: of the one in front, the one behind, or both, as capabilities.yaml says. */
function combined(
  capability: Capability,
  front: CapabilityValue | undefined,
  back: CapabilityValue | undefined,
): CapabilityValue | undefined {
  switch (capability.combines) {
    case 'front':
      return front;
    case 'back':
      return back;
    case 'either':
      return [front, back].find((fact) => fact?.value === true) ?? front ?? back;
    case 'both': {
      if (!front || !back) return front ?? back;
      const all = [...new Set([...namesOf(front), ...namesOf(back)])];
      return { ...front, value: all, text: all.join(', ') };
    }
    default:
      // Of an unknown and a known limit neither the least nor the most is known, but the narrower one still binds.
      if (!front || !back) return capability.combines === 'least' ? (front ?? back) : undefined;
      return extreme(capability, front, back, capability.combines === 'least');
  }
}

const namesOf = ({ value }: CapabilityValue) => (Array.isArray(value) ? (value as readonly string[]) : []);

/** The smaller or larger of two facts, by the capability's own order; what is configurable bounds nothing. */
function extreme(capability: Capability, a: CapabilityValue, b: CapabilityValue, least: boolean): CapabilityValue {
  if (capability.kind === 'names') {
    const common = namesOf(a).filter((value) => namesOf(b).includes(value));
    return { ...a, value: common, text: common.join(', ') };
  }
  const rank = ({ value }: CapabilityValue) => {
    if (value === undefined) return Number.POSITIVE_INFINITY;
    return typeof value === 'string' ? capability.values.indexOf(value) : Number(value);
  };
  return least === rank(a) <= rank(b) ? a : b;
}
