import type { Measure } from './units.js';
import { UNITS } from './units.js';

/** Letters that multiply the number before a unit. */
export const MULTIPLIERS: Record<string, number> = { k: 1e3, M: 1e6, G: 1e9 };

/** The size of a unit, with a multiplier or without, in base units; undefined when it is none of the measure. */
export function unitSize(measure: Measure, rest: string): number | undefined {
  if (rest === '') return 1;
  const units = UNITS[measure];
  const whole = units.find(([unit]) => unit === rest);
  if (whole) return whole[1];
  const factor = MULTIPLIERS[rest[0]];
  if (factor === undefined) return undefined;
  const unit = rest.slice(1).trimStart();
  if (unit === '') return factor;
  const size = units.find(([name]) => name === unit)?.[1];
  return size === undefined ? undefined : factor * size;
}

/** Other spellings that people type; each maps to the unit meant. */
const ALIASES: Record<string, string> = {
  '/sec': '/s',
  '/second': '/s',
  rps: '/s',
  tps: '/s',
  '/m': '/min',
  '/minute': '/min',
  '/hour': '/h',
  '/d': '/day',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  byte: 'B',
  bytes: 'B',
}; // prettier-ignore

/** The right spelling of a unit typed wrongly, with its multiplier, or undefined. */
export function meantUnit(measure: Measure, rest: string): string | undefined {
  const known = UNITS[measure].map(([unit]) => unit);
  const candidates = known.flatMap((unit) => [unit, `k${unit}`, `M${unit}`, `G${unit}`]);
  const lower = rest.toLowerCase();
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === lower);
  if (sameLetters) return sameLetters;
  for (const multiplier of ['', 'k', 'm', 'g']) {
    if (!lower.startsWith(multiplier)) continue;
    const unit = ALIASES[lower.slice(multiplier.length).trim()];
    if (unit !== undefined && known.includes(unit)) {
      return (multiplier === 'm' || multiplier === 'g' ? multiplier.toUpperCase() : multiplier) + unit;
    }
  }
  return undefined;
}

/** The measure that a unit belongs to, whatever was expected. */
export function measureOf(rest: string): Measure | undefined {
  if (rest === '') return undefined;
  return (['rate', 'size', 'duration'] as const).find((measure) => {
    const size = unitSize(measure, rest);
    return size !== undefined && !(rest in MULTIPLIERS);
  });
}
