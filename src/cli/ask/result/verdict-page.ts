import type { FlowAdvice, Reason } from '../../../model/advice.js';
import type { StyleText } from '../../../model/rule.js';
import { SIDES, type Side, type Style } from '../../../model/style.js';
import type { Size } from '../../../terminal/layout/size.js';
import { printable } from '../../../text/escape.js';
import { truncate } from '../../../text/width.js';
import { wrapLines } from '../../../text/wrap.js';
import { flipText } from '../questions/flips.js';
import { isUnnamed } from '../setup/names.js';
import type { AskStyle } from '../style.js';

/** How much is shown: the first that fits on one screen is taken. */
const AMOUNTS = [
  { lines: 3, reasons: 3, against: 3, flips: 3, pitfalls: 3 },
  { lines: 2, reasons: 3, against: 2, flips: 2, pitfalls: 3 },
  { lines: 2, reasons: 3, against: 2, flips: 2, pitfalls: 2 },
  { lines: 2, reasons: 3, against: 1, flips: 1, pitfalls: 1 },
  { lines: 2, reasons: 2, against: 1, flips: 1, pitfalls: 1 },
  { lines: 2, reasons: 1, against: 1, flips: 1, pitfalls: 1 },
  { lines: 2, reasons: 1, against: 1, flips: 1, pitfalls: 0 },
] as const;

/** The verdict, why, and what speaks against it; in as many rows as `size` has, or else in the fewest. */
export function verdictPage(advice: FlowAdvice, styles: readonly StyleText[], style: AskStyle, size: Size): string[] {
  let lines: string[] = [];
  for (const amount of AMOUNTS) {
    lines = compose(advice, styles, style, widthOfPage(size), amount);
    if (lines.length <= size.rows) break;
  }
  return lines;
}

/** The width of the page's lines; the last column stays free. */
export const widthOfPage = ({ columns }: Pick<Size, 'columns'>) => Math.max(20, Math.min(100, columns - 1));

function compose(
  advice: FlowAdvice,
  styles: readonly StyleText[],
  style: AskStyle,
  width: number,
  amount: (typeof AMOUNTS)[number],
): string[] {
  const { theme } = style;
  const { flow, style: verdict, decided, flips, findings } = advice;
  const lines: string[] = [];
  const say = (text: string, lead = '  - ', most: number = amount.lines) => {
    const kept = shortened(printable(text), width - lead.length, most, style);
    lines.push(...kept.map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line));
  };
  const section = (title: string, texts: readonly string[]) => {
    if (texts.length > 0) lines.push(theme.bold(title));
    for (const text of texts) say(text);
  };
  if (flow.needs.size === 0) return ['Nothing was answered yet, so nothing follows.'];
  const called = isUnnamed(flow.name) ? 'This flow' : flow.name;
  const name = truncate(printable(called), Math.max(8, width - verdict.length - 12), style.more);
  lines.push(
    `${theme.bold(name)}: ${theme.style(verdict, theme.bold(verdict))} ${theme.dim(decided ? '(decided)' : '(so far)')}`,
  );
  if (verdict === 'hybrid') say(advice.meaning, '  ');
  for (const text of carriersText(advice)) say(text, '  ');
  for (const { message } of findings) say(`Contradiction: ${message}`, '  ', 3);
  const sides = sidesOf(verdict);
  for (const side of sides) {
    const reasons = reasonsFor(advice, side).slice(0, side === sides[0] ? amount.reasons : amount.against);
    section(`For ${side}`, reasons.length > 0 ? reasons.map(({ because }) => because) : [NO_REASON]);
  }
  section('What you give up', givenUp(advice));
  section(
    'What would change it',
    flips.length === 0 ? ['No change of up to three answers.'] : flips.slice(0, amount.flips).map(flipText),
  );
  section('Pitfalls to mind', pitfallsOf(advice, styles).slice(0, amount.pitfalls));
  return lines;
}

/** What this flow can still get wrong; where nothing known is about it, what its style asks for. */
function pitfallsOf({ style, pitfalls }: FlowAdvice, styles: readonly StyleText[]): readonly string[] {
  if (pitfalls.length > 0) return pitfalls.map(({ id, what }) => `${what} [${id}]`);
  return styles.find(({ id }) => id === style)?.followUps ?? [];
}

/** As much of a text as some lines hold: up to the end of a clause where that is not much less. */
function shortened(text: string, width: number, most: number, style: AskStyle): string[] {
  const wrapped = wrapLines(text, width);
  if (wrapped.length <= most) return wrapped;
  const shown = wrapped.slice(0, most).join(' ');
  const clause = /^.*[;.](?= )/.exec(shown)?.[0] ?? '';
  if (clause.length > shown.length / 2) return wrapLines(`${clause.slice(0, -1)}.`, width);
  const last = wrapped[most - 1];
  return [...wrapped.slice(0, most - 1), truncate(`${last} ${style.more}`, width, style.more)];
}

const NO_REASON = 'Nothing that was answered.';

/** Both sides, that of the verdict first. */
function sidesOf(verdict: Style): readonly Side[] {
  return verdict === 'event-driven' ? ['event-driven', 'message-driven'] : SIDES;
}

function reasonsFor({ reasons }: FlowAdvice, side: Side): Reason[] {
  return reasons.filter(({ favours }) => favours === side);
}

/** What speaks against following the strongest reason, where nothing that was answered speaks for the other side. */
function givenUp(advice: FlowAdvice): string[] {
  const [first] = advice.reasons;
  const oneSided = SIDES.some((side) => reasonsFor(advice, side).length === 0);
  return oneSided && first?.but !== undefined ? [first.but] : [];
}

/** How many carriers are named beside the first choice. */
const OTHERS = 3;

/** Whether a broker is needed, and which ones would do, the best first. */
function carriersText({ broker, brokers, needsToDrop }: FlowAdvice): string[] {
  if (broker.needed === false) return [`No broker is needed. ${broker.because}`];
  const lead = broker.needed === null ? [broker.because] : [];
  const fits = brokers.filter(({ verdict }) => verdict === 'fits');
  const usable = fits.length > 0 ? fits : brokers.filter(({ verdict }) => verdict !== 'cannot');
  if (usable.length === 0) {
    const [way] = needsToDrop;
    const without = way === undefined ? '' : ` Without ${way.needs.join(' and ')} there would be ${way.allows[0]}.`;
    return [...lead, `No broker that is known meets all of these needs together.${without}`];
  }
  const [first, ...others] = usable;
  const next = others.slice(0, OTHERS).map(({ id }) => id);
  const more = others.length > next.length ? ` and ${others.length - next.length} more` : '';
  const also = next.length === 0 ? '' : `; also ${next.join(', ')}${more}`;
  const how = fits.length > 0 ? 'Carried by' : 'Carried, with a workaround, by';
  return [...lead, `${how} ${first.name} (${first.id})${also}.`];
}
