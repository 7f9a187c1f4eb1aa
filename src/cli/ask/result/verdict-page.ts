import type { FlowAdvice, Reason } from '../../../model/advice.js';
import type { StyleText } from '../../../model/rule.js';
import type { Size } from '../../../terminal/layout/size.js';
import type { TerminalStyle } from '../../../terminal/layout/terminal-style.js';
import { fold, truncate } from '../../../terminal/layout/width.js';
import { printable } from '../../../text/escape.js';
import { flipText } from '../questions/flips.js';
import { carriersText } from './carriers-text.js';

/** How much is told: the first that fits on one screen. */
const AMOUNTS = [
  { lines: 3, reasons: 3, flips: 3, mind: 3 },
  { lines: 2, reasons: 3, flips: 2, mind: 3 },
  { lines: 2, reasons: 3, flips: 2, mind: 2 },
  { lines: 2, reasons: 3, flips: 1, mind: 1 },
  { lines: 2, reasons: 2, flips: 1, mind: 1 },
  { lines: 2, reasons: 1, flips: 1, mind: 1 },
  { lines: 2, reasons: 1, flips: 1, mind: 0 },
] as const;

/** The verdict, why, and what against it: as much as these rows hold, if they are not too few for the least of it. */
export function verdictPage(
  advice: FlowAdvice,
  styles: readonly StyleText[],
  look: TerminalStyle,
  size: Size,
): string[] {
  let lines: string[] = [];
  for (const amount of AMOUNTS) {
    lines = compose(advice, styles, look, widthOfPage(size), amount);
    if (lines.length <= size.rows) break;
  }
  return lines;
}

/** How wide the lines of the end are; the last column stays free. */
export const widthOfPage = ({ columns }: Pick<Size, 'columns'>) => Math.max(20, Math.min(100, columns - 1));

function compose(
  advice: FlowAdvice,
  styles: readonly StyleText[],
  look: TerminalStyle,
  width: number,
  amount: (typeof AMOUNTS)[number],
): string[] {
  const { paint } = look;
  const { flow, style, decided, flips, findings } = advice;
  const lines: string[] = [];
  const say = (text: string, lead = '  - ', most: number = amount.lines) => {
    const kept = shortened(printable(text), width - lead.length, most, look);
    lines.push(...kept.map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line));
  };
  const section = (title: string, texts: readonly string[]) => {
    if (texts.length > 0) lines.push(paint.bold(title));
    for (const text of texts) say(text);
  };
  const name = truncate(printable(flow.name), Math.max(8, width - style.length - 12), look.more);
  lines.push(
    `${paint.bold(name)}: ${paint.style(style, paint.bold(style))} ${paint.dim(decided ? '(decided)' : '(so far)')}`,
  );
  if (style === 'hybrid') say(advice.meaning, '  ');
  for (const text of carriersText(advice)) say(text, '  ');
  for (const { message } of findings) say(`Contradiction: ${message}`, '  ', 3);
  const reasons = supporting(advice).slice(0, amount.reasons);
  section(
    'Why',
    reasons.map(({ because }) => because),
  );
  section('Against it', counterArgument(advice));
  section(
    'What would change it',
    flips.length === 0 ? ['No change of up to three answers.'] : flips.slice(0, amount.flips).map(flipText),
  );
  section('Pitfalls to mind', toMind(advice, styles).slice(0, amount.mind));
  return lines;
}

/** What this flow can still get wrong; where nothing known is about it, what its style asks for. */
function toMind({ style, pitfalls }: FlowAdvice, styles: readonly StyleText[]): readonly string[] {
  if (pitfalls.length > 0) return pitfalls.map(({ id, what }) => `${what} [${id}]`);
  return styles.find(({ id }) => id === style)?.followUps ?? [];
}

/** As much of a text as some lines hold: up to the end of a clause where that is not much less. */
function shortened(text: string, width: number, most: number, look: TerminalStyle): string[] {
  const folded = fold(text, width);
  if (folded.length <= most) return folded;
  const shown = folded.slice(0, most).join(' ');
  const clause = /^.*[;.](?= )/.exec(shown)?.[0] ?? '';
  if (clause.length > shown.length / 2) return fold(`${clause.slice(0, -1)}.`, width);
  const last = folded[most - 1];
  return [...folded.slice(0, most - 1), truncate(`${last} ${look.more}`, width, look.more)];
}

function supports({ style }: FlowAdvice, { favours }: Reason): boolean {
  return style === 'message-driven' || style === 'event-driven' ? favours === style : true;
}

function supporting(advice: FlowAdvice): Reason[] {
  const reasons = advice.reasons.filter((reason) => supports(advice, reason));
  if (advice.style !== 'hybrid' || reasons.length === 0) return reasons;
  // Of a hybrid both halves have to be told.
  const [first] = reasons;
  const other = reasons.find(({ favours }) => favours !== first.favours) ?? first;
  return [...new Set([first, other, ...reasons])];
}

/** The strongest reason for the other side; where there is none, what speaks against following the first one. */
function counterArgument(advice: FlowAdvice): string[] {
  const against = advice.reasons.find((reason) => !supports(advice, reason))?.because ?? supporting(advice)[0]?.but;
  return against === undefined ? [] : [against];
}
