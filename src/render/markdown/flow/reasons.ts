import type { FlowAdvice, Reason } from '../../../model/advice.js';
import { type Side, STRENGTHS } from '../../../model/style.js';
import { blocks, bullets } from '../blocks.js';
import { code, prose, truncate } from '../escape.js';
import { an, capital, firstClause, list, sentence } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

export const REASONS_TITLE = 'The reasons';

export interface Weighed {
  readonly why: readonly Reason[];
  readonly against: readonly Reason[];
}

/** The reasons for a flow's style and the ones on the other side, the strongest first. */
export function weighed({ style, reasons }: FlowAdvice): Weighed {
  const sorted = [...reasons].sort((a, b) => STRENGTHS[b.strength] - STRENGTHS[a.strength]);
  if (style === 'message-driven' || style === 'event-driven') {
    return {
      why: sorted.filter((reason) => reason.favours === style),
      against: sorted.filter((reason) => reason.favours !== style),
    };
  }
  const sides: readonly Side[] = ['message-driven', 'event-driven'];
  return { why: sides.flatMap((side) => sorted.filter((reason) => reason.favours === side)), against: [] };
}

/** The answers a reason rests on, as code. */
export function facts(reason: Reason): string {
  return list(Object.entries(reason.facts).map(([criterion, value]) => code(`${criterion}: ${value}`)));
}

/** The rule's name, as a link to where its text stands. */
function named({ rule }: Reason, { anchor }: ReportContext): string {
  const to = anchor(rule);
  return to === undefined ? code(rule) : `[${rule}](#${to})`;
}

function bullet(reason: Reason, withSide: boolean, telling: ReportContext): string {
  const side = withSide ? ` for ${reason.favours}` : '';
  const from = facts(reason);
  const lead = `**${capital(reason.strength)}**${side}${from === '' ? '' : `, from ${from}`}`;
  if (telling.alone) return `${lead}. ${sentence(reason.because)}${telling.cite(reason.sources)}`;
  return `${lead}. ${prose(truncate(firstClause(reason.because), 140))} (${named(reason, telling)}).`;
}

/** A line a reason; with several flows the slight ones share one. */
function items(reasons: readonly Reason[], withSide: boolean, telling: ReportContext): string[] {
  const slight = telling.alone ? [] : reasons.filter(({ strength }) => strength === 'slight');
  if (slight.length < 2) return reasons.map((reason) => bullet(reason, withSide, telling));
  const brief = slight.map((reason) => {
    const from = facts(reason);
    return `${withSide ? `for ${reason.favours} ` : ''}${from}${from === '' ? '' : ' '}(${named(reason, telling)})`;
  });
  return [
    ...reasons.filter((reason) => !slight.includes(reason)).map((reason) => bullet(reason, withSide, telling)),
    `**Slight**: ${brief.join('; ')}.`,
  ];
}

/** What the reasons add up to, and what the open answers could still make of it. */
function weights({ needs, decided }: FlowAdvice): string {
  const message = needs['message-driven'];
  const event = needs['event-driven'];
  const most =
    !decided && (message.most > message.least || event.most > event.least)
      ? `; the open answers could raise this to as much as ${message.most} and ${event.most}`
      : '';
  return `The stated needs weigh ${message.least} for message-driven and ${event.least} for event-driven${most}.`;
}

export function why(advice: FlowAdvice, telling: ReportContext): string {
  const { style, needs } = advice;
  const reasons = weighed(advice).why;
  const both = style === 'hybrid' || style === 'either';
  if (reasons.length === 0) {
    const least = both ? needs['message-driven'].least + needs['event-driven'].least : needs[style].least;
    return least > 0
      ? `**Why.** ${weights(advice)} An answer that is only half given adds this weight whichever way it falls.`
      : `**Why.** Nothing that was stated speaks for ${both ? 'either side' : `${an(style)} design`} yet.`;
  }
  return blocks(`**Why.** ${weights(advice)}`, bullets(items(reasons, both, telling)));
}

/** What following a reason costs, or what it leaves open. */
function price(reason: Reason): string {
  const from = facts(reason);
  return (from === '' ? '' : `On ${from}: `) + sentence(reason.but);
}

/** The reasons on the other side, and the price of following each reason that won, or where it stands. */
export function against(advice: FlowAdvice, telling: ReportContext): string {
  const sides = weighed(advice);
  const oneSided = advice.style === 'message-driven' || advice.style === 'event-driven';
  const other = advice.style === 'message-driven' ? 'event-driven' : 'message-driven';
  const none = oneSided && sides.against.length === 0 ? ` Nothing that was stated speaks for ${other}.` : '';
  const prices = sides.why.filter((reason) => reason.but.trim() !== '');
  const to = telling.anchor(REASONS_TITLE);
  const where =
    telling.alone || prices.length === 0 || to === undefined
      ? ''
      : ` What following each reason costs stands with [the reasons](#${to}).`;
  const told = [...items(sides.against, true, telling), ...(telling.alone ? prices.map(price) : [])];
  if (told.length === 0 && none === '' && where === '') return '';
  return blocks(`**Weighed against it.**${none}${where}`, bullets(told));
}
