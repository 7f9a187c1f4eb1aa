import type { FlowAdvice } from '../../model/advice.js';
import { STYLES, type Style } from '../../model/style.js';
import type { Named } from '../../model/system.js';
import { name, prose } from './escape.js';

export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : many}`;
}

/** `a, b and c` */
export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

/** The same, cut after some: `a, b, c and 5 more`. */
export function some(items: readonly string[], most: number): string {
  if (items.length <= most + 1) return list(items);
  return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

export function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

/** Prose that ends as a sentence does. */
export function sentence(text: string): string {
  const whole = text.trim();
  // The stop belongs to what is escaped: `1.` alone on a line would be a list.
  return prose(whole === '' || /[.!?…][)"'”’]?$/.test(whole) ? whole : `${whole}.`);
}

/** Whole percents, without ever rounding to a certainty. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1 %';
  if (share < 1 && share > 0.995) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
}

/** The style as the end of a sentence. */
export function styleWords(style: Style): string {
  return style === 'either' ? 'either will do' : style;
}

/** `an event-driven`, `a hybrid` */
export function an(style: Style): string {
  return `${/^[aeiou]/.test(style) ? 'an' : 'a'} ${style}`;
}

/** The style that most ways lead to; the first of equals. */
export function likeliest(likelihood: Readonly<Record<Style, number>>): Style {
  return STYLES.reduce((best, style) => (likelihood[style] > likelihood[best] ? style : best));
}

/** So likely that the answers still open hardly matter. */
export const NEARLY = 0.99;

/** `97 % end message-driven and 3 % hybrid`, the likeliest first. */
export function likelihoods(likelihood: Readonly<Record<Style, number>>): string {
  const reachable = STYLES.filter((style) => likelihood[style] > 0).sort((a, b) => likelihood[b] - likelihood[a]);
  const phrases = reachable.map((style, i) => {
    const end = style === 'either' ? 'with either' : style;
    return `${percent(likelihood[style])}${i === 0 ? ' end' : ''} ${end}`;
  });
  return list(phrases);
}

/** Consumers or producers, or words for an end that nobody named. */
export function names(named: readonly Named[] | undefined, none: string, most: number): string {
  if (named === undefined || named.length === 0) return none;
  return some(
    named.map((each) => name(each.name)),
    most,
  );
}

export function route({ flow }: FlowAdvice, most = 4): string {
  return `${names(flow.from, 'not named', most)} → ${names(flow.to, 'not named', most)}`;
}

/** The first clause of a reason, for a table: up to a full stop, a semicolon, or a comma that is not too early. */
export function firstClause(text: string): string {
  const sentence = text.split(/[.;](?=\s|$)/, 1)[0];
  const comma = sentence.indexOf(', ', 30);
  return comma === -1 ? sentence : sentence.slice(0, comma);
}
