import type { Known } from '../../condition/evaluate.js';
import type { CapabilityValue, Carrier } from '../../model/broker.js';
import type { AssumedValue, Assumption, SetupField } from '../../model/criterion.js';
import type { Basis } from '../../model/finding.js';
import type { Flow } from '../../model/system.js';

/** What stands for a fact of `uses` that nobody states. */
export interface AssumedFact {
  readonly known: Known;
  readonly text: string;
  readonly basis: Basis;
  /** Where it is read off. */
  readonly capability?: CapabilityValue;
}

interface Setting {
  readonly flow: Flow;
  readonly carrier?: Carrier;
  readonly setup: ReadonlyMap<string, SetupField>;
}

const DEFAULT = 1;
const PRESUMED = 2;

/** @param ground 1: what the product does; 2: what is presumed as well */
export function assumedFact(name: string, setting: Setting, ground: number): AssumedFact | undefined {
  const field = setting.setup.get(name);
  if (field === undefined) return undefined;
  if (ground >= DEFAULT && field.default !== undefined) {
    const known = firstKnown(field.default, setting, 'default');
    if (known !== undefined) return known;
  }
  return ground >= PRESUMED && field.presumed !== undefined
    ? firstKnown(field.presumed, setting, 'presumed')
    : undefined;
}

function firstKnown({ first, where }: Assumption, setting: Setting, basis: Basis): AssumedFact | undefined {
  if (where !== undefined && !where.some((full) => isStated(full, setting.flow))) return undefined;
  for (const each of first) {
    const found = 'capability' in each ? ofCapability(each, setting.carrier) : each;
    if (found === undefined) continue;
    const value = found.value === 'forever' ? Number.POSITIVE_INFINITY : found.value;
    const known: Known =
      typeof value === 'number'
        ? { ranges: [{ low: value, high: value }], assumed: true }
        : { values: [String(value)], assumed: true };
    return { known, text: found.text, basis, ...('fact' in found ? { capability: found.fact } : {}) };
  }
  return undefined;
}

function isStated(full: string, { needs, uses }: Flow): boolean {
  const [section, name] = full.split('.');
  return section === 'needs' ? needs.has(name) : uses?.has(name) === true;
}

/** What a capability says that is known, and not only common knowledge. */
function ofCapability(
  { capability, values }: Extract<AssumedValue, { capability: string }>,
  carrier: Carrier | undefined,
): { value: unknown; text: string; fact: CapabilityValue } | undefined {
  const fact = carrier?.facts.get(capability);
  if (fact === undefined || fact.recalled || fact.value === undefined || fact.value === null) return undefined;
  if (values === undefined) return { value: fact.value, text: fact.text, fact };
  const value = values[String(fact.value)];
  return value === undefined ? undefined : { value, text: String(value), fact };
}
