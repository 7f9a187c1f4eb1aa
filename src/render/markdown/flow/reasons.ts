import type { FlowAdvice, Reason } from '../../model/advice.js';
import { STRENGTHS } from '../../model/rule.js';
import type { Side } from '../../model/style.js';
import { blocks, bullets } from './blocks.js';
import { code } from './escape.js';
import { capital, sentence } from './words.js';

/** Turns ids of sources into numbered references, such as ` ([1], [3])`, or nothing. */
export type Cite = (ids: readonly string[]) => string;

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
  return Object.entries(reason.facts)
    .map(([criterion, value]) => code(`${criterion}: ${value}`))
    .join(', ');
}

function bullet(reason: Reason, withSide: boolean, cite: Cite): string {
  const side = withSide ? ` for ${reason.favours}` : '';
  const from = facts(reason);
  return `**${capital(reason.strength)}**${side}${from === '' ? '' : `, from ${from}`}. ${sentence(reason.because)}${cite(reason.sources)}`;
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

export function why(advice: FlowAdvice, cite: Cite): string {
  const reasons = weighed(advice).why;
  const both = advice.style === 'hybrid' || advice.style === 'either';
  if (reasons.length === 0) {
    return `**Why.** Nothing that was stated speaks for ${both ? 'either side' : `a ${advice.style} design`} yet.`;
  }
  return blocks(`**Why.** ${weights(advice)}`, bullets(reasons.map((reason) => bullet(reason, both, cite))));
}

/** What following a reason costs, or what it leaves open. */
function price(reason: Reason): string {
  const from = facts(reason);
  return (from === '' ? '' : `On ${from}: `) + sentence(reason.but);
}

/** The reasons on the other side, and the price of following each reason that won. */
export function against(advice: FlowAdvice, cite: Cite): string {
  const sides = weighed(advice);
  const oneSided = advice.style === 'message-driven' || advice.style === 'event-driven';
  const other = advice.style === 'message-driven' ? 'event-driven' : 'message-driven';
  const none = oneSided && sides.against.length === 0 ? ` Nothing that was stated speaks for ${other}.` : '';
  const items = [
    ...sides.against.map((reason) => bullet(reason, true, cite)),
    ...sides.why.filter((reason) => reason.but.trim() !== '').map(price),
  ];
  if (items.length === 0 && none === '') return '';
  return blocks(`**Weighed against it.**${none}`, bullets(items));
}
