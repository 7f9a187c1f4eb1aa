import type { Carrier } from '../../model/broker.js';
import type { Figure } from '../../model/carrying.js';
import type { Amount, Load } from './load.js';

/** One figure of the sizing: what it is worked out from, and what of the carrier bounds it. */
export interface FigureRule {
  readonly figure: Figure['figure'];
  readonly unit: (carrier: Carrier | undefined) => string;
  /** The capability that is a quota on it. */
  readonly quota?: string;
  /** What goes in; undefined where something of it was not said. */
  readonly inputs: (load: Load, carrier: Carrier | undefined) => readonly Amount[] | undefined;
  readonly of: (values: readonly number[]) => number;
  readonly formula: (inputs: readonly Amount[]) => string;
}

const all = (...amounts: (Amount | undefined)[]) =>
  amounts.every((amount) => amount !== undefined) ? (amounts as Amount[]) : undefined;

const times = (inputs: readonly Amount[]) => inputs.map(({ name }) => name).join(' × ');
const product = (values: readonly number[]) => values.reduce((so, value) => so * value, 1);
const fixed = (name: string, value: number, text = String(value)): Amount => ({
  name,
  text,
  least: value,
  most: value,
});

/** Parts of a whole that are started are whole ones; a rounding error starts none. */
const whole = (value: number) => Math.max(1, Math.ceil(value - 1e-9));

export const IN_FLIGHT: FigureRule = {
  figure: 'inFlight',
  unit: () => 'records',
  quota: 'inFlightMax',
  inputs: ({ rate, work }) => all(rate, work),
  of: product,
  formula: times,
};

export const WORKERS: FigureRule = {
  figure: 'workers',
  unit: () => 'workers',
  inputs: ({ rate, work }) => all(rate, work),
  of: (values) => whole(product(values)),
  formula: (inputs) => `${times(inputs)}, rounded up, each busy all the time`,
};

export const PER_KEY: FigureRule = {
  figure: 'perKeyCeiling',
  unit: () => 'records/s',
  // The longer the work, the less for one key.
  inputs: ({ work }) => (work && work.least > 0 ? [{ ...work, least: work.most, most: work.least }] : undefined),
  of: ([work]) => 1 / work,
  formula: ([work]) => `1 / ${work.name}`,
};

export const BYTES_IN: FigureRule = {
  figure: 'bytesIn',
  unit: () => 'B/s',
  quota: 'bytesMax',
  inputs: ({ rate, size }) => all(rate, size),
  of: product,
  formula: times,
};

export const egress = (consumers: Amount): FigureRule => ({
  figure: 'egress',
  unit: () => 'B/s',
  inputs: ({ rate, size }) => all(rate, size, consumers),
  of: product,
  formula: times,
});

/** Copies that a log or queue keeps of each record, where nothing else is known: the usual replication. */
const REPLICAS = 3;

export const STORAGE: FigureRule = {
  figure: 'storage',
  unit: () => 'B',
  inputs: ({ rate, size, stored }) => all(rate, size, stored, fixed('replicas', REPLICAS)),
  of: product,
  formula: times,
};

const PER_UNIT = 'records/s per unit';
const BYTES_PER_UNIT = 'bytes/s per unit';

function perUnit(carrier: Carrier | undefined, capability: string, name: string): Amount | undefined {
  const fact = carrier?.facts.get(capability);
  return typeof fact?.value === 'number' && Number.isFinite(fact.value) && fact.value > 0
    ? fixed(name, fact.value, fact.text)
    : undefined;
}

/** Partitions, shards or the like: as many as the rate and the bytes need, by what one takes. */
export const UNITS: FigureRule = {
  figure: 'units',
  unit: (carrier) => carrier?.facts.get('rateUnit')?.text ?? 'units',
  quota: 'unitsMax',
  inputs: ({ rate, size }, carrier) => {
    if (rate === undefined || carrier?.facts.get('rateUnit') === undefined) return undefined;
    const records = perUnit(carrier, 'ratePerUnit', PER_UNIT);
    const bytes = size && perUnit(carrier, 'bytesPerUnit', BYTES_PER_UNIT);
    if (records === undefined && bytes === undefined) return undefined;
    return [rate, ...(records ? [records] : []), ...(size && bytes ? [size, bytes] : [])];
  },
  of: (values) => {
    const byRate = values.length === 3 ? 0 : values[0] / values[1];
    const byBytes = values.length === 2 ? 0 : (values[0] * values[values.length - 2]) / values[values.length - 1];
    return whole(Math.max(byRate, byBytes));
  },
  formula: (inputs) => {
    const [rate] = inputs;
    const find = (name: string) => inputs.find((input) => input.name === name);
    const [records, bytes] = [find(PER_UNIT), find(BYTES_PER_UNIT)];
    const parts = [
      ...(records ? [`${rate.name} / ${records.text}`] : []),
      ...(bytes ? [`${rate.name} × ${inputs[inputs.length - 2].name} / ${bytes.text}`] : []),
    ];
    return parts.length > 1 ? `the larger of ${parts.join(' and ')}, rounded up` : `${parts[0]}, rounded up`;
  },
};

/** The least and the most of a figure; undefined where it can't be worked out. */
export function amountOf(rule: FigureRule, inputs: readonly Amount[]): { least: number; most: number } | undefined {
  const [least, most] = [rule.of(inputs.map((each) => each.least)), rule.of(inputs.map((each) => each.most))];
  return !Number.isFinite(most) || Number.isNaN(least) ? undefined : { least, most };
}

/** What of the carrier a figure is held against, and whether all or part of it is over. */
export function quotaOn(
  { quota: capability }: FigureRule,
  { least, most }: { least: number; most: number },
  carrier: Carrier | undefined,
): Figure['quota'] | undefined {
  const fact = capability === undefined ? undefined : carrier?.facts.get(capability);
  if (carrier === undefined || capability === undefined || typeof fact?.value !== 'number') return undefined;
  const limit = fact.value;
  if (limit === Number.POSITIVE_INFINITY) return undefined;
  return { capability, carrier: carrier.id, fact, over: least > limit ? 'all' : most > limit ? 'partly' : 'no' };
}
