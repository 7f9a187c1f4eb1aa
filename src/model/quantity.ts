import type { Range } from './answer.js';
import type { Measure } from './criterion.js';

/** Units of a measure, each with its size in base units; the first is the base unit. */
const UNITS: Record<Measure, readonly (readonly [unit: string, size: number])[]> = {
  rate: [
    ['/s', 1],
    ['/min', 1 / 60],
    ['/h', 1 / 3600],
    ['/day', 1 / 86400],
  ],
  size: [
    ['B', 1],
    ['KB', 1e3],
    ['MB', 1e6],
    ['GB', 1e9],
    ['KiB', 1024],
    ['MiB', 1024 ** 2],
    ['GiB', 1024 ** 3],
  ],
  duration: [
    ['s', 1],
    ['ms', 1e-3],
    ['m', 60],
    ['h', 3600],
    ['d', 86400],
  ],
  count: [],
  share: [],
};

const MULTIPLIERS: Record<string, number> = { k: 1e3, M: 1e6, G: 1e9 };
const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?) ?(.*)$/;

/** What a person may type, for messages: `a rate such as 200/s (units /s /min /h /day)`. */
export function expected(measure: Measure, forever = false): string {
  const units = UNITS[measure].map(([unit]) => unit).join(' ');
  const also = forever ? ', or `forever`' : '';
  switch (measure) {
    case 'rate':
      return `a rate such as \`200/s\` or \`5k/s\` (units ${units})`;
    case 'size':
      return `a size such as \`256KB\` or \`1MiB\` (units ${units})`;
    case 'duration':
      return `a time such as \`250ms\`, \`30s\` or \`7d\` (units ${units})${also}`;
    case 'count':
      return 'a whole number';
    case 'share':
      return 'a share from 0 to 1';
  }
}

/** The base unit as JSON output names it. */
export function baseUnit(measure: Measure): string {
  return measure === 'rate' ? '/s' : (UNITS[measure][0]?.[0] ?? '');
}

export type Parsed = { readonly ranges: readonly Range[] } | { readonly problem: string };

function unitSize(measure: Measure, rest: string): number | undefined {
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
function meantUnit(measure: Measure, rest: string): string | undefined {
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

function measureOf(rest: string): Measure | undefined {
  if (rest === '') return undefined;
  return (['rate', 'size', 'duration'] as const).find((measure) => {
    const size = unitSize(measure, rest);
    return size !== undefined && !(rest in MULTIPLIERS);
  });
}

const NAMES: Record<Measure, string> = {
  rate: 'rate',
  size: 'size',
  duration: 'time',
  count: 'number',
  share: 'share',
};

function readOne(text: string, measure: Measure, forever: boolean): number | { problem: string } {
  if (forever && text === 'forever') return Number.POSITIVE_INFINITY;
  const match = NUMBER.exec(text);
  const want = expected(measure, forever);
  if (!match) {
    if (/^[+-]?\.?(nan|inf(inity)?)$/i.test(text)) return { problem: `is not a finite number; expected ${want}` };
    return { problem: `is not a quantity; expected ${want}` };
  }
  const [, digits, rest] = match;
  const size = unitSize(measure, rest);
  if (size === undefined) {
    const other = measureOf(rest);
    if (other && other !== measure) return { problem: `is a ${NAMES[other]}; expected ${want}` };
    const meant = meantUnit(measure, rest);
    const hint = meant ? ` Did you mean \`${digits}${meant}\`?` : '';
    return { problem: `has an unknown unit; expected ${want}.${hint}` };
  }
  return bounded(Number(digits) * size, measure, want);
}

function bounded(value: number, measure: Measure, want: string): number | { problem: string } {
  if (Number.isNaN(value) || !Number.isFinite(value)) return { problem: `is not a finite number; expected ${want}` };
  if (value < 0) return { problem: `is negative; expected ${want}` };
  if (measure === 'count' && !Number.isInteger(value)) return { problem: `is not whole; expected ${want}` };
  if (measure === 'share' && value > 1) return { problem: `is above 1; expected ${want}` };
  return value;
}

/**
 * Reads a quantity or a range `LOW..HIGH` into base units; a number is taken as base units.
 * The problem, if any, reads on after the quoted text: "`5MB` is a size; expected …".
 */
export function parseQuantity(input: string | number, measure: Measure, forever = false): Parsed {
  if (typeof input === 'number') {
    const value = bounded(input, measure, expected(measure, forever));
    return typeof value === 'number' ? { ranges: [{ low: value, high: value }] } : value;
  }
  // Rules and packs are plain data, where anything may stand for a quantity.
  if (typeof input !== 'string') return { problem: `is not a quantity; expected ${expected(measure, forever)}` };
  const text = input.trim();
  const dots = text.indexOf('..');
  const ends = dots === -1 ? [text] : [text.slice(0, dots).trim(), text.slice(dots + 2).trim()];
  const values: number[] = [];
  for (const end of ends) {
    const value = readOne(end, measure, forever);
    if (typeof value !== 'number') {
      if (ends.length === 1) return value;
      return {
        problem:
          end === ''
            ? `is a range without an end; expected LOW..HIGH, each ${expected(measure, forever)}`
            : `has an end \`${end}\` that ${value.problem}`,
      };
    }
    values.push(value);
  }
  const [low, high = low] = values;
  if (low > high) return { problem: `runs backwards; expected LOW..HIGH, such as \`${ends[1]}..${ends[0]}\`` };
  return { ranges: [{ low, high }] };
}

const trim = (value: number) => String(Number(value.toPrecision(6)));

function withMultiplier(value: number): string {
  for (const [letter, factor] of [
    ['G', 1e9],
    ['M', 1e6],
    ['k', 1e3],
  ] as const) {
    if (value >= factor && Number.isInteger(Number((value / factor).toPrecision(6)) * 100))
      return trim(value / factor) + letter;
  }
  return trim(value);
}

/** A value in base units, written as people write it: `5k/s`, `256KB`, `30s`, `forever`. */
export function formatQuantity(value: number, measure: Measure): string {
  if (value === Number.POSITIVE_INFINITY) return 'forever';
  const whole = (size: number) => Math.abs(value / size - Math.round(value / size)) < 1e-9 * Math.max(1, value / size);
  switch (measure) {
    case 'rate': {
      if (value === 0 || value >= 1) return `${withMultiplier(value)}/s`;
      const unit = UNITS.rate.find(([, size]) => value / size >= 1 && whole(size)) ?? UNITS.rate[3];
      return `${withMultiplier(value / unit[1])}${unit[0]}`;
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
