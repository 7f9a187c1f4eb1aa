import type { Waiver } from '../../model/system.js';
import { excerpt } from '../../text/escape.js';
import { nearest } from '../../text/nearest.js';
import type { Problems } from '../problems.js';
import { describe, didYouMean, type Entry, isNull, type MapNode, spanOf } from '../yaml/nodes.js';
import { readText } from './names.js';

const KEYS = ['rule', 'consumer', 'because', 'until', 'see'];

/**
 * The waivers under a `waive` key, of a flow or of the whole system.
 * @param consumers names that a waiver may narrow itself to; those of the flow
 */
export function readWaivers(entry: Entry, problems: Problems, consumers: readonly string[] = []): Waiver[] {
  const { value } = entry;
  if (isNull(value)) return [];
  if (value.kind !== 'list') {
    const remedy = 'Write `- {rule: RULE-ID, because: "why"}`, one a line.';
    problems.add(value.span, `\`waive\` must be a list of waivers; found ${describe(value)}`, { remedy });
    return [];
  }
  const waivers: Waiver[] = [];
  for (const item of value.items) {
    if (item.kind === 'map') {
      const waiver = readWaiver(item, problems, consumers);
      if (waiver) waivers.push(waiver);
    } else {
      const span = item.span.start === item.span.end ? spanOf(entry) : item.span;
      problems.add(span, `a waiver must be a mapping of \`rule\` and \`because\`; found ${describe(item)}`);
    }
  }
  return waivers;
}

function readWaiver(map: MapNode, problems: Problems, consumers: readonly string[]): Waiver | undefined {
  const texts = new Map<string, string>();
  let place = problems.place(map.span);
  let sound = true;
  for (const entry of map.entries) {
    if (!KEYS.includes(entry.key)) {
      problems.unknownKey(entry, 'a key of a waiver', KEYS);
      continue;
    }
    const text = readText(entry, EXPECTED[entry.key], problems);
    if (text === undefined || !isSound(text, entry, problems, consumers)) sound = false;
    else texts.set(entry.key, text);
    if (entry.key === 'rule') place = problems.place(entry.value.span);
  }
  for (const key of ['rule', 'because']) {
    if (map.entries.some((entry) => entry.key === key)) continue;
    sound = false;
    problems.add(map.span, `a waiver without \`${key}\`; expected ${EXPECTED[key]}`, { absent: true });
  }
  if (!sound) return undefined;
  const [consumer, until, see] = [texts.get('consumer'), texts.get('until'), texts.get('see')];
  return {
    rule: texts.get('rule') ?? '',
    ...(consumer === undefined ? {} : { consumer }),
    because: texts.get('because') ?? '',
    ...(until === undefined ? {} : { until }),
    ...(see === undefined ? {} : { see }),
    place,
  };
}

const EXPECTED: { readonly [key: string]: string } = {
  rule: 'the id of the rule to waive',
  consumer: 'a consumer of the flow',
  because: 'the reason, in a sentence',
  until: 'the last day it holds, such as `2027-03-01`',
  see: 'a link or a path',
};

function isSound(text: string, entry: Entry, problems: Problems, consumers: readonly string[]): boolean {
  if (entry.key === 'until') return isDay(text, entry, problems);
  return entry.key !== 'consumer' || isConsumer(text, entry, problems, consumers);
}

/** Whether a text names a consumer that the flow has under `to`; reported when it doesn't, as it would cover nothing. */
function isConsumer(text: string, entry: Entry, problems: Problems, consumers: readonly string[]): boolean {
  if (consumers.includes(text)) return true;
  const near = nearest(text, consumers);
  const known = consumers.length === 0 ? 'no consumer is named here' : 'the flow names no such consumer under `to`';
  problems.add(entry.value.span, `\`consumer\` is \`${excerpt(text)}\`; ${known}${didYouMean(near)}`, {
    remedy: consumers.length === 0 ? '' : `Known here: ${consumers.join(', ')}.`,
  });
  return false;
}

/** Whether a text is a day of the calendar; reported when it isn't, since a waiver must not last by mistake. */
function isDay(text: string, entry: Entry, problems: Problems): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const message = `\`until\` is \`${excerpt(text)}\``;
  if (!parts) {
    problems.add(entry.value.span, `${message}; expected ${EXPECTED.until} (YYYY-MM-DD)`);
    return false;
  }
  const [year, month, day] = parts.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return true;
  problems.add(entry.value.span, `${message}, a day that no calendar has; expected ${EXPECTED.until}`);
  return false;
}
