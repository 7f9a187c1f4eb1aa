import type { Measure } from './units.js';
import { UNITS } from './units.js';

const trim = (value: number) => String(Number(value.toPrecision(6)));

/** A count as people write it: `5k`, `1.25M`. */
export function formatCount(value: number): string {
  for (const [letter, factor] of [
    ['G', 1e9],
    ['M', 1e6],
    ['k', 1e3],
  ] as const) {
    // Two places at most; what binary fractions add to them is no third one.
    const hundredths = Number((value / factor).toPrecision(6)) * 100;
    if (value >= factor && Math.abs(hundredths - Math.round(hundredths)) < 1e-6) return trim(value / factor) + letter;
  }
  return trim(value);
}

/** A value in base units, written as people write it: `5k/s`, `256KB`, `30s`, `forever`. */
export function formatQuantity(value: number, measure: Measure): string {
  if (value === Number.POSITIVE_INFINITY) return 'forever';
  const whole = (size: number) => Math.abs(value / size - Math.round(value / size)) < 1e-9 * Math.max(1, value / size);
  switch (measure) {
    case 'rate': {
      if (value === 0 || value >= 1) return `${formatCount(value)}/s`;
      const unit = UNITS.rate.find(([, size]) => value / size >= 1 && whole(size)) ?? UNITS.rate[3];
      return `${formatCount(value / unit[1])}${unit[0]}`;
    }
    case 'size': {
      const units = value >= 1000 ? ['GB', 'GiB', 'MB', 'MiB', 'KB', 'KiB'] : [];
      const exact = UNITS.size.filter(([unit, size]) => units.includes(unit) && value >= size && whole(size));
      const [unit, size] =
        exact.sort((a, b) => b[1] - a[1])[0] ??
        (value >= 1e9 ? ['GB', 1e9] : value >= 1e6 ? ['MB', 1e6] : value >= 1e3 ? ['KB', 1e3] : ['B', 1]);
      return `${trim(value / size)}${unit}`;
    }
    case 'duration': {
      if (value === 0) return '0';
      const units = [...UNITS.duration].sort((a, b) => b[1] - a[1]);
      const [unit, size] =
        units.find(([, each]) => value >= each && whole(each)) ?? (value < 1 ? ['ms', 1e-3] : ['s', 1]);
      return `${trim(value / size)}${unit}`;
    }
    default:
      return trim(value);
  }
}

/** Values that read as round in the measure's own units, ascending; candidates for "the roundest value". */
const ROUND: Partial<Record<Measure, readonly number[]>> = {
  rate: [1 / 86400, 10 / 86400, 100 / 86400, 1 / 60, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7],
  size: [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9],
  duration: [1e-3, 1e-2, 0.1, 1, 10, 60, 600, 3600, 43200, 86400, 7 * 86400, 30 * 86400, 365 * 86400],
};

/**
 * The roundest value in [low, high): zero where zero means "none"; the lowest round value in the cell,
 * or, below the first bound, the highest one; else the lower bound itself.
 */
export function roundestIn(low: number, high: number, measure: Measure, zero: boolean): number {
  if (low === 0 && zero) return 0;
  const inside = (ROUND[measure] ?? []).filter((value) => value >= low && value < high);
  if (inside.length === 0) return low;
  return low === 0 ? inside[inside.length - 1] : inside[0];
}
