import type { Answers } from '../../model/answer.js';
import type { CapabilityValue, Carrier } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import { formatQuantity } from '../../model/quantity.js';
import { inRole } from '../roles.js';
import { loadOf } from './load.js';

const NOTHING: readonly Objection[] = [];

/** What was only recalled or measured by somebody rules nothing out. */
const isQuota = ({ recalled, benchmark }: CapabilityValue) => !recalled && benchmark !== true;

/**
 * One order for all records means one unit, and its rate is the smaller of its quota and 1 / processing.
 * Nothing when the order, the rate or what bounds it was not said.
 */
export function unitRate(carrier: Carrier, answers: Answers, criteria: readonly Criterion[]): readonly Objection[] {
  const order = inRole(criteria, 'order');
  const ordered = order && answers.get(order.name);
  if (!order?.oneUnit || !ordered?.values?.every((value) => order.oneUnit?.includes(value))) return NOTHING;
  const rate = inRole(criteria, 'rate');
  const work = inRole(criteria, 'work');
  const rated = rate && answers.get(rate.name);
  if (!rated || !rate) return NOTHING;
  const load = loadOf(answers, criteria);
  const worked = work && answers.get(work.name);
  const least = load.rate?.least ?? 0;
  const objections: Objection[] = [];
  const atMost = (value: number) => `at most ${formatQuantity(value, 'rate')}`;
  const asked = `\`${rate.name}: ${rated.text}\``;

  const fastest = Math.min(...(worked?.ranges ?? []).map(({ low }) => low));
  if (worked && work && fastest > 0 && Number.isFinite(fastest) && least > 1 / fastest) {
    objections.push({
      match: 'cannot',
      criteria: [order.name, rate.name, work.name],
      because: `one after the other, at ${worked.text} a record, is ${atMost(1 / fastest)} (1 / ${work.name}); ${asked} is more`,
      workaround: '',
    });
  }
  const batched = carrier.facts.get('ratePerKey');
  const plain = carrier.facts.get('ratePerKeyPlain') ?? batched;
  const unit = carrier.facts.get('orderingUnit')?.text ?? 'unit';
  if (batched && typeof batched.value === 'number' && least > batched.value && isQuota(batched)) {
    objections.push({
      match: 'cannot',
      criteria: [order.name, rate.name],
      because: `one order for all is one ${unit}, ${atMost(batched.value)} by quota; ${asked} is more`,
      workaround: '',
      source: batched.source,
      asOf: batched.asOf,
    });
  } else if (plain && typeof plain.value === 'number' && least > plain.value) {
    objections.push({
      match: 'strains',
      weight: 'routine',
      criteria: [order.name, rate.name],
      because: `one ${unit} takes ${atMost(plain.value)} in single calls; ${asked} is more`,
      workaround: `send in batches, up to ${batched?.text ?? 'its quota'}`,
      source: plain.source,
      asOf: plain.asOf,
    });
  }
  const bytes = carrier.facts.get('bytesPerKey');
  const size = load.size;
  if (size && bytes && typeof bytes.value === 'number' && isQuota(bytes) && least * size.least > bytes.value) {
    objections.push({
      match: 'cannot',
      criteria: [order.name, rate.name, size.name],
      because: `one order for all is one ${unit}, at most ${formatQuantity(bytes.value, 'size')}/s by quota; ${rate.name} × ${size.name} is more`,
      workaround: '',
      source: bytes.source,
      asOf: bytes.asOf,
    });
  }
  return objections;
}
