import type { CostItem, Figure, MonthlyCost, PricedMonth, UnpricedMonth } from '../model/carrying.js';
import { formatCount } from '../model/quantity.js';
import { list } from '../text/phrases.js';

const NAMES: Record<Figure['figure'], string> = {
  inFlight: 'in flight',
  workers: 'workers',
  bytesIn: 'in',
  egress: 'out',
  subscriptions: 'subscriptions',
  units: 'units',
  perKeyCeiling: 'most for one key',
  storage: 'storage',
};

const SIZES = [
  ['PB', 1e15],
  ['TB', 1e12],
  ['GB', 1e9],
  ['MB', 1e6],
  ['KB', 1e3],
] as const;

/** A figure's name in words. */
export function figureName({ figure, unit }: Figure): string {
  return figure === 'units' ? unit : NAMES[figure];
}

const rounded = (value: number) =>
  value >= 1000 ? formatCount(Number(value.toPrecision(3))) : String(Number(value.toPrecision(3)));

function one(value: number, unit: string): string {
  if (unit === 'B' || unit === 'B/s') {
    const [name, size] = SIZES.find(([, least]) => value >= least) ?? (['B', 1] as const);
    return `${Number((value / size).toPrecision(3))} ${name}${unit.slice(1)}`;
  }
  if (unit === 'records/s') return `${rounded(value)}/s`;
  return rounded(value);
}

/** From the least to the most, three significant digits, with its unit. */
export function figureRange({ figure, least, most, unit }: Figure): string {
  const words = figure === 'inFlight' ? ' records' : '';
  const [low, high] = [one(least, unit), one(most, unit)];
  return (low === high ? low : `${low} to ${high}`) + words;
}

/** What is billed, in words; by part where there are several. */
export function billedText({ paidFor }: MonthlyCost): string {
  if (paidFor.length === 1) return paidFor[0].text;
  return paidFor.map(({ carrier, text }) => `${carrier}: ${text}`).join('; ');
}

/** Why there is no figure; `quoted` writes the name of a need. */
export function noFigureText({ lacks, unknown }: UnpricedMonth, quoted = (name: string) => name): string {
  return unknown.length > 0
    ? `no list price is known of ${list(unknown)}`
    : `a figure takes ${list(lacks.map(quoted))}`;
}

/** The price lists that went in, each once. */
export function priceLists({ items }: PricedMonth): Pick<CostItem, 'region' | 'source' | 'asOf'>[] {
  return [...new Map(items.map((item) => [`${item.region}\n${item.source.url}\n${item.asOf}`, item])).values()];
}
