import type { Answer, Answers } from '../model/answer.js';
import type { CapabilityValue, Carrier } from '../model/broker.js';
import type { Figure } from '../model/carrying.js';
import type { Criterion, Role } from '../model/criterion.js';
import { inRole } from './roles.js';

interface Input {
  readonly name: string;
  readonly text: string;
  readonly least: number;
  readonly most: number;
}

function spread(answer: Answer): { least: number; most: number } {
  const ranges = answer.ranges ?? [];
  return { least: Math.min(...ranges.map(({ low }) => low)), most: Math.max(...ranges.map(({ high }) => high)) };
}

/** Copies that a log or queue keeps of each record, where nothing else is known: the usual replication. */
const REPLICAS = 3;

/** Works a figure out from the least and the most of its inputs, and keeps it. */
type Add = (
  figure: Figure['figure'],
  unit: string,
  formula: string,
  inputs: readonly Input[],
  of: (values: readonly number[]) => number,
  capability?: string,
) => void;

/** The arithmetic of a flow on a carrier: each figure with its formula and what went into it. */
export function capacityOf(
  answers: Answers,
  criteria: readonly Criterion[],
  consumers: number | undefined,
  carrier: Carrier | undefined,
): Figure[] {
  const input = (role: Role): Input | undefined => {
    const criterion = inRole(criteria, role);
    const answer = criterion && answers.get(criterion.name);
    return criterion && answer?.ranges ? { name: criterion.name, text: answer.text, ...spread(answer) } : undefined;
  };
  const [rate, work, size, stored] = (['rate', 'work', 'size', 'stored'] as const).map(input);
  const figures: Figure[] = [];
  const add: Add = (figure, unit, formula, inputs, of, capability) => {
    const [least, most] = [of(inputs.map((each) => each.least)), of(inputs.map((each) => each.most))];
    if (!Number.isFinite(most) || Number.isNaN(least)) return;
    const fact = capability === undefined ? undefined : carrier?.facts.get(capability);
    const limit = typeof fact?.value === 'number' ? fact.value : Number.POSITIVE_INFINITY;
    const over = least > limit ? 'all' : most > limit ? 'partly' : 'no';
    figures.push({
      figure,
      least: Math.min(least, most),
      most: Math.max(least, most),
      unit,
      formula,
      inputs: Object.fromEntries(inputs.map(({ name, text }) => [name, text])),
      ...(carrier === undefined || fact === undefined || capability === undefined || limit === Number.POSITIVE_INFINITY
        ? {}
        : { quota: { capability, carrier: carrier.id, fact, over } }),
    });
  };
  if (rate && work) {
    add('inFlight', 'records', `${rate.name} × ${work.name}`, [rate, work], ([r, w]) => r * w, 'inFlightMax');
    add(
      'workers',
      'workers',
      `${rate.name} × ${work.name}, rounded up, each busy all the time`,
      [rate, work],
      ([r, w]) => Math.max(1, Math.ceil(r * w - 1e-9)),
    );
  }
  if (work && work.least > 0)
    add(
      'perKeyCeiling',
      'records/s',
      `1 / ${work.name}`,
      [{ ...work, least: work.most, most: work.least }],
      ([w]) => 1 / w,
      'ratePerKey',
    );
  if (rate && size) {
    add('bytesIn', 'B/s', `${rate.name} × ${size.name}`, [rate, size], ([r, s]) => r * s, 'bytesMax');
    if (consumers !== undefined && consumers > 0) {
      const services: Input = {
        name: 'consuming services',
        text: String(consumers),
        least: consumers,
        most: consumers,
      };
      add(
        'egress',
        'B/s',
        `${rate.name} × ${size.name} × consuming services`,
        [rate, size, services],
        ([r, s, n]) => r * s * n,
      );
    }
  }
  addUnits(add, rate, size, carrier);
  if (rate && size && stored) {
    const copies: Input = { name: 'replicas', text: String(REPLICAS), least: REPLICAS, most: REPLICAS };
    add(
      'storage',
      'B',
      `${rate.name} × ${size.name} × ${stored.name} × replicas`,
      [rate, size, stored, copies],
      ([r, s, t, n]) => r * s * t * n,
    );
  }
  return figures;
}

/** Partitions, shards or the like: as many as the rate and the bytes in need, by what one takes. */
function addUnits(add: Add, rate: Input | undefined, size: Input | undefined, carrier: Carrier | undefined): void {
  const [ratePerUnit, bytesPerUnit, rateUnit] = ['ratePerUnit', 'bytesPerUnit', 'rateUnit'].map((name) =>
    carrier?.facts.get(name),
  );
  const perUnit = (fact: CapabilityValue | undefined) =>
    typeof fact?.value === 'number' && Number.isFinite(fact.value) && fact.value > 0 ? fact.value : undefined;
  const [records, bytes] = [perUnit(ratePerUnit), perUnit(bytesPerUnit)];
  if (!rate || !rateUnit || (records === undefined && (bytes === undefined || !size))) return;
  const one = (name: string, value: number, text: string): Input => ({ name, text, least: value, most: value });
  const inputs = [rate];
  const parts: string[] = [];
  if (records !== undefined) {
    inputs.push(one('records/s per unit', records, ratePerUnit?.text ?? ''));
    parts.push(`${rate.name} / ${ratePerUnit?.text}`);
  }
  const withBytes = bytes !== undefined && size !== undefined;
  if (withBytes) {
    inputs.push(size, one('bytes/s per unit', bytes, bytesPerUnit?.text ?? ''));
    parts.push(`${rate.name} × ${size.name} / ${bytesPerUnit?.text}`);
  }
  const formula = parts.length > 1 ? `the larger of ${parts.join(' and ')}, rounded up` : `${parts[0]}, rounded up`;
  add(
    'units',
    rateUnit.text,
    formula,
    inputs,
    (values) => {
      const byRate = records === undefined ? 0 : values[0] / records;
      const byBytes = withBytes ? (values[0] * values[records === undefined ? 1 : 2]) / (bytes as number) : 0;
      return Math.max(1, Math.ceil(Math.max(byRate, byBytes) - 1e-9));
    },
    'unitsMax',
  );
}
