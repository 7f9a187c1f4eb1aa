import type { Range } from '../answer.js';
import { meantUnit, measureOf, unitSize } from './spelling.js';
import type { Measure } from './units.js';
import { expected } from './units.js';

const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?) ?(.*)$/;

export type Parsed = { readonly ranges: readonly Range[] } | { readonly problem: string };

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
