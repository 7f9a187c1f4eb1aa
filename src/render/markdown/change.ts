import type { FlowAdvice, OpenCriterion } from '../../model/advice.js';
import { STYLES, type Style } from '../../model/style.js';
import { blocks, bullets } from './blocks.js';
import { code, inline, prose } from './escape.js';
import { list, percent, plural, styleWords } from './words.js';

/** The smallest sets of answers that give another style. */
export function change({ flow, flips }: FlowAdvice): string {
  const lead = '**What would change it.**';
  if (flips.length === 0) return `${lead} No change of up to three answers gives another style.`;
  const items = flips.map(({ change, style }) => {
    const parts = Object.entries(change).map(([criterion, value]) => {
      const now = flow.needs.get(criterion)?.text;
      return `${code(`${criterion}: ${value}`)} (now ${now === undefined ? 'unknown' : code(now)})`;
    });
    return `${list(parts)} → ${styleWords(style)}`;
  });
  return blocks(lead, bullets(items));
}

/** How uncertain the style is, in bits. */
function doubt(likelihood: Readonly<Record<Style, number>>): number {
  return STYLES.map((style) => likelihood[style])
    .filter((share) => share > 0)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
}

/** What each answer would give, those that give the same style together. */
function outcomes({ values, unit }: OpenCriterion): string {
  const byStyle = new Map<Style, string[]>();
  for (const { value, label, style } of values) {
    const shown = unit === '' || label.trim() === '' ? code(value) : inline(label);
    byStyle.set(style, [...(byStyle.get(style) ?? []), shown]);
  }
  return [...byStyle].map(([style, shown]) => `${list(shown, 'or')} → ${styleWords(style)}`).join('; ');
}

/** The questions whose answers could still change the style, the one that settles most first. */
export function open({ decided, open, likelihood }: FlowAdvice, most: number): string {
  if (decided || open.length === 0) return '';
  const total = doubt(likelihood);
  const items = open.slice(0, most).map((each) => {
    const share = total > 0 ? Math.min(1, each.matters / total) : 0;
    const settles = share > 0 ? ` Settles ${percent(share)} of the doubt on average.` : '';
    const result = outcomes(each);
    return `${code(each.criterion)}: ${prose(each.question)}${settles}${result === '' ? '' : ` ${result}.`}`;
  });
  const rest = open.length - items.length;
  const more = rest > 0 ? [`${plural(rest, 'more question')} of less weight`] : [];
  return blocks('**Still open**, what settles most first.', bullets([...items, ...more]));
}
