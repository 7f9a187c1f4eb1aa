import type { FlowAdvice, OpenCriterion } from '../../../model/advice.js';
import { STYLES, type Style } from '../../../model/style.js';
import { blocks, bullets } from '../blocks.js';
import { code, inline, prose } from '../escape.js';
import { likeliest, list, NEARLY, percent, styleWords } from '../phrases.js';

/** How uncertain the style is, in bits. */
function doubt(likelihood: Readonly<Record<Style, number>>): number {
  return STYLES.map((style) => likelihood[style])
    .filter((share) => share > 0)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
}

/** What each answer would give by itself. */
function outcomes({ values, unit }: OpenCriterion): string {
  const byStyle = new Map<Style, string[]>();
  for (const { value, style } of values) byStyle.set(style, [...(byStyle.get(style) ?? []), code(value)]);
  if (byStyle.size < 2) return 'Changes it only together with other answers.';
  // The labels of quantities have commas of their own, so they are not put in one list.
  const clauses =
    unit === ''
      ? [...byStyle].map(([style, shown]) => `${list(shown, 'or')} → ${styleWords(style)}`)
      : values.map(({ label, style }) => `${inline(label)} → ${styleWords(style)}`);
  return `${clauses.join('; ')}.`;
}

/** The questions whose answers could still change the style, the one that settles most first. */
export function open({ decided, open, likelihood }: FlowAdvice, most: number): string {
  if (decided || open.length === 0) return '';
  const top = likeliest(likelihood);
  if (likelihood[top] >= NEARLY) {
    const names = open.map((each) => code(each.criterion));
    return `**Still open:** ${list(names)}. Hardly any way they could fall ends otherwise than ${top === 'either' ? 'with either' : top}.`;
  }
  const total = doubt(likelihood);
  const told = open.length <= most + 1 ? open.length : most;
  const items = open.slice(0, told).map((each) => {
    const share = total > 0 ? Math.min(1, each.matters / total) : 0;
    const settles = share > 0 ? ` Settles ${percent(share)} of the doubt on average.` : '';
    return `${code(each.criterion)}: ${prose(each.question)}${settles} ${outcomes(each)}`;
  });
  const rest = open.slice(told).map((each) => code(each.criterion));
  return blocks(
    '**Still open**, what settles most first.',
    bullets(rest.length === 0 ? items : [...items, `Less than these: ${list(rest)}.`]),
  );
}
