import type { FlowAdvice } from '../../model/advice.js';
import { STYLES, type Style } from '../../model/style.js';
import type { Named } from '../../model/system.js';
import { type Conjunction, listParts, someParts } from '../../text/phrases.js';
import type { Inline } from './nodes.js';
import { name } from './outside-text.js';

/** `a, b and c` */
export const list = (items: readonly Inline[], last?: Conjunction): Inline => listParts(items, last);

/** `a, b, c and 5 more` */
export const some = (items: readonly Inline[], most: number): Inline => someParts(items, most);

/** Whole percents; only what is certain is 0 % or 100 %. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1 %';
  if (share < 1 && share > 0.995) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
}

/** The style as the end of a sentence. */
export function styleWords(style: Style): string {
  return style === 'either' ? 'either will do' : style;
}

/** The likeliest style; the first of equals. */
export function likeliest(likelihood: Readonly<Record<Style, number>>): Style {
  return STYLES.reduce((best, style) => (likelihood[style] > likelihood[best] ? style : best));
}

/** From this likelihood on, open questions are only named. */
export const NEARLY = 0.99;

/** `97 % end message-driven and 3 % hybrid`, the likeliest first. */
export function likelihoods(likelihood: Readonly<Record<Style, number>>): Inline {
  const reachable = STYLES.filter((style) => likelihood[style] > 0).sort((a, b) => likelihood[b] - likelihood[a]);
  return list(
    reachable.map((style, i) => {
      const end = style === 'either' ? 'with either' : style;
      return `${percent(likelihood[style])}${i === 0 ? ' end' : ''} ${end}`;
    }),
  );
}

/** The names of consumers or producers. */
function names(named: readonly Named[] | undefined, most: number): Inline {
  if (named === undefined || named.length === 0) return 'not named';
  return some(
    named.map((each) => name(each.name)),
    most,
  );
}

export function route({ flow }: FlowAdvice, most = 4): Inline {
  return [names(flow.from, most), ' → ', names(flow.to, most)];
}
