import { MULTIPLIERS, meantUnit } from './spelling.js';
import type { Measure } from './units.js';

/** What was typed in the notation of files, or why it has to be asked back. */
export type Understood = { readonly text: string } | { readonly problem: string };

const NUMBER = /^(\d[\d.,'\u2019_ \u00a0\u202f]*\d|\d)(.*)$/s;
/** One group of three behind one to three digits: a thousand, or three decimals. */
const EITHER = /^([1-9]\d{0,2})([.,])(\d{3})$/;
const GROUPED = /^[1-9]\d{0,2}(?:([.,'\u2019_ \u00a0\u202f])\d{3})(?:\1\d{3})*$/;
const GROUPED_WITH_DECIMALS = /^[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:\.\d{3})+,\d+)$/;
const WORDS: Readonly<Record<string, string>> = { thousand: 'k', million: 'M', billion: 'G' };
const PERIODS: Readonly<Record<string, string>> = { second: '/s', minute: '/min', hour: '/h', day: '/day' };

/**
 * Turns a number with a unit, as people type it, into the notation of files: `5 million per day` into `5M/day`,
 * `0,5/s` into `0.5/s`. What can mean two things is asked back, since a file would take it for one of them.
 */
export function understood(typed: string, measure: Measure): Understood {
  const match = NUMBER.exec(typed.trim());
  if (match === null) return { text: typed };
  const [, digits, rest] = match;
  const unit = unitOf(rest, measure);
  const either = EITHER.exec(digits);
  if (either) {
    const [, whole, , decimals] = either;
    const thousands = `${whole}${decimals}${unit}`;
    return { problem: `can mean ${thousands} or ${Number(`${whole}.${decimals}`)}${unit}; type one of these` };
  }
  if (/^0,\d+$/.test(digits)) return { text: digits.replace(',', '.') + unit };
  const decimal = /^(\d+),(\d+)$/.exec(digits);
  if (decimal && !GROUPED.test(digits)) {
    const [, whole, part] = decimal;
    return { problem: `can mean ${whole}.${part}${unit}, or ${whole}${unit} and ${part}${unit}; type one of these` };
  }
  if (GROUPED.test(digits)) return { text: digits.replace(/\D/g, '') + unit };
  if (GROUPED_WITH_DECIMALS.test(digits)) {
    const point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    return { text: `${digits.slice(0, point).replace(/\D/g, '')}.${digits.slice(point + 1)}${unit}` };
  }
  return { text: digits + unit };
}

/** `million per day` as `M/day`; what holds no such word stays as it is. */
function unitOf(rest: string, measure: Measure): string {
  const words = /^\s*(thousand|million|billion)s?(?![a-z])\s*(.*)$/is.exec(rest);
  const multiplier = words === null ? '' : WORDS[words[1].toLowerCase()];
  const behind = words === null ? rest : words[2];
  const period = /^\s*(?:per|an?|each|every|\/)\s*(second|minute|hour|day)$/i.exec(behind);
  const unit = period === null || measure !== 'rate' ? behind : PERIODS[period[1].toLowerCase()];
  if (multiplier === '') return unit;
  return multiplier + (unit === '' ? '' : (meantUnit(measure, unit.trim()) ?? unit));
}

/** The parts of a list with commas; a comma between two digits belongs to a number. */
export function listed(typed: string): string[] {
  return typed.split(/,(?!\d)|(?<!\d),/).map((part) => part.trim());
}

/** Whether a number has no unit, so that what it counts is a guess; nought needs none. */
export function isBare(text: string): boolean {
  const match = /^([\d.]+) ?(.?)$/.exec(text);
  return match !== null && Number(match[1]) > 0 && (match[2] === '' || match[2] in MULTIPLIERS);
}
