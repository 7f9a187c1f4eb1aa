import type { Price } from '../../model/broker.js';
import { formatCount, formatQuantity } from '../../model/quantity.js';
import type { Amount, Load } from './load.js';

export type PriceItem = Price['items'][number];

/** A month of list prices: 730 hours. */
export const MONTH = { text: '730h', hours: 730, seconds: 730 * 3600 };

/** What prices are counted in. */
export interface Basis {
  readonly load: Load;
  /** How long records are kept. */
  readonly kept: Amount;
  readonly readers: Amount;
  /** How many of it there are: one, or one for each consuming service. */
  readonly copies?: Amount;
  readonly units?: Amount;
}

/** From the least to the most of something, and how that comes about. */
interface Count {
  readonly least: number;
  readonly most: number;
  readonly formula: string;
}

interface ItemCost extends Count {
  readonly price: string;
}

/** What the load has to say for an item to be counted. */
export function inputsOf({ counts, step, after }: PriceItem): readonly (keyof Load | 'units')[] {
  if (counts === 'hours') return [];
  if (counts === 'unit-hours') return after === undefined ? ['rate', 'units'] : ['rate', 'units', 'stored'];
  if (counts === 'records') return step === undefined ? ['rate'] : ['rate', 'size'];
  return counts === 'bytes' && after === undefined ? ['rate', 'size'] : ['rate', 'size', 'stored'];
}

/** The dollars of a month for one item, with the arithmetic; undefined where it counts nothing at this load. */
export function costOfItem(item: PriceItem, basis: Basis): ItemCost | undefined {
  if (item.after !== undefined && basis.kept.most <= item.after) return undefined;
  const counted = COUNTS[item.counts](item, basis);
  const copied = basis.copies === undefined ? counted : multiplied(counted, basis.copies);
  if (copied.most === 0) return undefined;
  // A range may begin where nothing of it counts yet.
  const none = item.after !== undefined && basis.kept.least <= item.after;
  return {
    least: none ? 0 : charged(item, copied.least),
    most: charged(item, copied.most),
    formula: `${copied.formula} × ${priceText(item, copied.most)}`,
    price: statedPrice(item, copied.most),
  };
}

/** The price as it is multiplied with, as far as an amount reaches. */
function priceText({ usd, per, counts, beyond }: PriceItem, most: number): string {
  const tiers = beyond.filter(({ above }) => above < most);
  const unit = counts === 'bytes' || counts === 'kept' ? formatQuantity(per, 'size') : formatCount(per);
  const steps = [`$${usd}`, ...tiers.map((tier) => `$${tier.usd} above ${formatCount(tier.above)}`)].join(', ');
  return per === 1 ? steps : `${tiers.length > 0 ? `(${steps})` : steps} / ${unit}`;
}

/** The price with what it is for; `most`: how far its tiers are told. */
export function statedPrice(item: PriceItem, most = Number.POSITIVE_INFINITY): string {
  const price = priceText(item, most);
  switch (item.counts) {
    case 'records':
    case 'bytes':
      return price;
    case 'kept':
      return `${price} a month`;
    case 'hours':
      return item.per === 1 ? `${price} an hour` : `${price} hours`;
    case 'unit-hours':
      return `${price} ${item.per === 1 ? 'an hour' : 'hours'} each`;
  }
}

/** What an amount costs: each tier for what is in it. */
function charged({ usd, per, beyond }: PriceItem, amount: number): number {
  let [total, from, price] = [0, 0, usd];
  for (const tier of [...beyond, { above: Number.POSITIVE_INFINITY, usd: 0 }]) {
    total += Math.max(0, Math.min(amount, tier.above) - from) * price;
    [from, price] = [tier.above, tier.usd];
  }
  return total / per;
}

const multiplied = (count: Count, by: Amount): Count => ({
  least: count.least * by.least,
  most: count.most * by.most,
  formula: `${by.name} × ${count.formula}`,
});

const COUNTS: { readonly [C in PriceItem['counts']]: (item: PriceItem, basis: Basis) => Count } = {
  hours: () => ({ least: MONTH.hours, most: MONTH.hours, formula: MONTH.text }),
  'unit-hours': (_, { units }) => ({
    least: (units?.least ?? 0) * MONTH.hours,
    most: (units?.most ?? 0) * MONTH.hours,
    formula: `${units?.name} × ${MONTH.text}`,
  }),
  records: (item, basis) => {
    const { step, batch = 1 } = item;
    const { rate, size } = basis.load;
    const steps = (bytes: number) => (step === undefined ? 1 : startedSteps(bytes, step));
    // A full batch counts by its size as a whole.
    const least = steps(batch * (size?.least ?? 0)) / batch;
    const parts = [
      ...timesText(item, basis.readers),
      rate?.name ?? '',
      MONTH.text,
      ...(step === undefined ? [] : [`started ${formatQuantity(step, 'size')} of ${size?.name}`]),
    ];
    return {
      least: (rate?.least ?? 0) * MONTH.seconds * least * timesOf(item, basis.readers.least),
      most: (rate?.most ?? 0) * MONTH.seconds * steps(size?.most ?? 0) * timesOf(item, basis.readers.most),
      formula: parts.join(' × ') + (batch > 1 ? ` (at the least in batches of ${batch})` : ''),
    };
  },
  bytes: (item, basis) => {
    const { step, atLeast = 0 } = item;
    const { rate, size } = basis.load;
    const counted = (bytes: number) => Math.max(atLeast, step === undefined ? bytes : startedSteps(bytes, step) * step);
    const how =
      step === undefined
        ? atLeast === 0
          ? ''
          : ` (at least ${formatQuantity(atLeast, 'size')})`
        : ` (in whole ${formatQuantity(step, 'size')})`;
    return {
      least: (rate?.least ?? 0) * MONTH.seconds * counted(size?.least ?? 0) * timesOf(item, basis.readers.least),
      most: (rate?.most ?? 0) * MONTH.seconds * counted(size?.most ?? 0) * timesOf(item, basis.readers.most),
      formula: [...timesText(item, basis.readers), rate?.name, MONTH.text, `${size?.name}${how}`].join(' × '),
    };
  },
  kept: ({ after = 0, upTo = Number.POSITIVE_INFINITY }, { load: { rate, size }, kept }) => {
    const counted = (seconds: number) => Math.max(0, Math.min(seconds, upTo) - after);
    const until = Number.isFinite(upTo) ? ` (until ${formatQuantity(upTo, 'duration')})` : '';
    const time = after === 0 ? `${kept.name}${until}` : `(${kept.name}${until} − ${formatQuantity(after, 'duration')})`;
    return {
      least: (rate?.least ?? 0) * (size?.least ?? 0) * counted(kept.least),
      most: (rate?.most ?? 0) * (size?.most ?? 0) * counted(kept.most),
      formula: `${rate?.name} × ${size?.name} × ${time}`,
    };
  },
};

/** Steps that are started are whole ones; a rounding error starts none, and what is empty is one. */
const startedSteps = (bytes: number, step: number) => Math.max(1, Math.ceil(bytes / step - 1e-9));

const timesOf = ({ times, timesEachReader }: PriceItem, readers: number) => times + timesEachReader * readers;

function timesText({ times, timesEachReader: each }: PriceItem, readers: Amount): string[] {
  if (each === 0) return times === 1 ? [] : [String(times)];
  const ofReaders = each === 1 ? readers.name : `${each} × ${readers.name}`;
  return [times === 0 ? ofReaders : `(${times} + ${ofReaders})`];
}
