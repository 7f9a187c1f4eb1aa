import type { Figure } from '../model/carrying.js';
import { formatQuantity } from '../model/quantity.js';

const NAMES: Record<Figure['figure'], string> = {
  inFlight: 'in flight',
  workers: 'workers',
  bytesIn: 'in',
  egress: 'out',
  units: 'units',
  perKeyCeiling: 'most for one key',
  storage: 'storage',
};

/** A figure's name in words. */
export function figureName({ figure, unit }: Figure): string {
  return figure === 'units' ? unit : NAMES[figure];
}

const rounded = (value: number) =>
  value >= 1000
    ? formatQuantity(Number(value.toPrecision(3)), 'rate').replace('/s', '')
    : String(Number(value.toPrecision(3)));

function one(value: number, unit: string): string {
  if (unit === 'B') return formatQuantity(Number(value.toPrecision(3)), 'size');
  if (unit === 'B/s') return `${formatQuantity(Number(value.toPrecision(3)), 'size')}/s`;
  if (unit === 'records/s') return `${rounded(value)}/s`;
  return rounded(value);
}

/** From the least to the most, three significant digits, with its unit. */
export function figureRange({ figure, least, most, unit }: Figure): string {
  const words = figure === 'inFlight' ? ' records' : '';
  const [low, high] = [one(least, unit), one(most, unit)];
  return (low === high ? low : `${low} to ${high}`) + words;
}
