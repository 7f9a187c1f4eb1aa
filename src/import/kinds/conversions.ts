import type { Conversion } from '../../model/entries/import.js';
import { formatQuantity } from '../../model/quantity.js';
import { textOf, type Value } from '../value.js';

/** A property as a fact is written, or that it can't be one. */
export type Converted = { readonly text: string } | { readonly reason: string };

interface Argument {
  /** What a list has to include. */
  readonly value?: string;
  /** What is added to a count. */
  readonly plus: number;
  /** What a count is multiplied by. */
  readonly times?: number;
}

/** A property as a fact of `uses` says it. None knows a service: they turn one way of writing into another. */
export function convert(value: Value, as: Conversion, argument: Argument): Converted {
  if (as === 'given') return { text: 'true' };
  if (as === 'includes') return includes(value, argument.value ?? '');
  const text = textOf(value)?.trim();
  if (text === undefined || text === '') return { reason: `${NAMES[value.kind]} stands where a value is expected` };
  return CONVERSIONS[as](text, argument);
}

const NAMES: { readonly [kind in Value['kind']]: string } = {
  scalar: 'nothing',
  list: 'a list',
  map: 'a mapping',
  reference: 'a reference',
  joined: 'a text of parts',
  unread: 'something unknown',
};

function includes(value: Value, wanted: string): Converted {
  const items = value.kind === 'list' ? value.items : [value];
  if (items.some((item) => textOf(item) === wanted)) return { text: 'true' };
  return items.every((item) => item.kind === 'scalar')
    ? { text: 'false' }
    : { reason: 'what the list holds is known when it is deployed' };
}

type Convert = (text: string, argument: Argument) => Converted;

/** A number of some unit, in seconds; less than none is without end. */
const times =
  (seconds: number): Convert =>
  (text) => {
    const number = Number(text);
    if (!Number.isFinite(number)) return { reason: `\`${text}\` is no number` };
    return { text: number < 0 ? 'forever' : duration(number * seconds) };
  };

/** Whole days as one reads them. */
const duration = (seconds: number) => formatQuantity(seconds, 'duration');

const CONVERSIONS: { readonly [as in Exclude<Conversion, 'given' | 'includes'>]: Convert } = {
  text: (text) => ({ text }),
  'last-segment': (text) => ({ text: text.split(/[/:]/).at(-1) ?? text }),
  flag: (text) =>
    /^(true|false)$/i.test(text) ? { text: text.toLowerCase() } : { reason: `\`${text}\` is neither true nor false` },
  count: (text, { plus, times: factor = 1 }) => {
    const number = Number(text);
    if (!Number.isInteger(number)) return { reason: `\`${text}\` is no whole number` };
    return number < 0 ? { reason: `\`${text}\` stands for no limit` } : { text: String((number + plus) * factor) };
  },
  milliseconds: times(0.001),
  seconds: times(1),
  minutes: times(60),
  hours: times(3600),
  days: times(86400),
  iso8601: (text) => {
    const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
    if (found === null || /^P(T)?$/.test(text)) return { reason: `\`${text}\` is no duration such as PT1M` };
    const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
    return { text: duration(((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds) };
  },
  duration: (text) => {
    const found = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)];
    if (found.length === 0 || found.map(([whole]) => whole).join('') !== text)
      return { reason: `\`${text}\` is no duration such as 600s` };
    return { text: duration(found.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0)) };
  },
};

const UNITS: { readonly [unit: string]: number } = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800 };
