import type { FlowAdvice, Reason } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { SIDES, STRENGTHS } from '../../../model/style.js';
import { firstSentence, oneLine, withoutStop } from '../../../text/phrases.js';
import { type Inline, isEmpty, joined } from '../nodes.js';
import { code, prose } from '../outside-text.js';
import { list } from '../phrases.js';

export interface ReasonsBySide {
  readonly why: readonly Reason[];
  readonly against: readonly Reason[];
}

/** The reasons for a flow's style and those against it, the strongest first. */
export function reasonsBySide({ style, reasons }: Pick<FlowAdvice, 'style' | 'reasons'>): ReasonsBySide {
  const sorted = [...reasons].sort((a, b) => STRENGTHS[b.strength] - STRENGTHS[a.strength]);
  if (style === 'message-driven' || style === 'event-driven') {
    return {
      why: sorted.filter((reason) => reason.favours === style),
      against: sorted.filter((reason) => reason.favours !== style),
    };
  }
  return { why: SIDES.flatMap((side) => sorted.filter((reason) => reason.favours === side)), against: [] };
}

/** The answers a reason rests on. */
export function factsOf(reason: Reason): Inline {
  return list(Object.entries(reason.facts).map(([criterion, value]) => code(`${criterion}: ${value}`)));
}

/** A reason in a line. */
export function reasonTitle({ rule, because }: Reason, { rules }: RuleBase): Inline {
  const known = rules.find(({ id }) => id === rule);
  // Of several rules one holds whatever is answered, and no line of one of them says so.
  if (known !== undefined && known.because !== because) return prose(withoutStop(firstSentence(because)));
  return prose(oneLine(known?.short, because));
}

/** `must be known done, retried or set aside (`acknowledgment: completion`, strong)` */
function reasonLine(reason: Reason, base: RuleBase, side = ''): Inline {
  const from = factsOf(reason);
  return [side, reasonTitle(reason, base), ' (', joined([from, reason.strength], ', '), ')'];
}

/** Reasons with a line each before the rest stands in one. */
const MOST = 5;

/** A line for each reason; the slight ones share one. */
function reasonLines(reasons: readonly Reason[], base: RuleBase, withSide: boolean): Inline[] {
  const weighty = reasons.filter(({ strength }) => strength !== 'slight');
  const told = weighty.length === 0 ? reasons.slice(0, MOST) : weighty.slice(0, MOST);
  const rest = reasons.filter((reason) => !told.includes(reason));
  const lines = told.map((reason) => reasonLine(reason, base, withSide ? `${reason.favours}: ` : ''));
  if (rest.length === 0) return lines;
  return [
    ...lines,
    [
      'and ',
      joined(
        rest.map((reason) => [factsOrRule(reason), ` (${reason.strength})`]),
        ', ',
      ),
    ],
  ];
}

function factsOrRule(reason: Reason): Inline {
  const facts = factsOf(reason);
  return isEmpty(facts) ? code(reason.rule) : facts;
}

/** What speaks for the style; of a hybrid or a draw, each reason with its side. */
export function whyLines(advice: FlowAdvice, base: RuleBase): readonly Inline[] {
  const { style, needs } = advice;
  const { why } = reasonsBySide(advice);
  const isBoth = style === 'hybrid' || style === 'either';
  if (why.length > 0) return reasonLines(why, base, isBoth);
  const least = isBoth ? needs['message-driven'].least + needs['event-driven'].least : needs[style].least;
  if (least > 0) return ['an answer that is half given adds the weight, whichever way it falls'];
  return [`nothing that was stated speaks for ${isBoth ? 'either side' : 'it'} yet`];
}

/** What speaks against following a reason, told of so many. */
const DRAWBACKS = 2;

/** What speaks for the other style, and against following the strongest reasons. */
export function againstLines(advice: FlowAdvice, base: RuleBase): readonly Inline[] {
  const { why, against } = reasonsBySide(advice);
  const drawbacks = why.flatMap((reason) => {
    const known = base.rules.find(({ id }) => id === reason.rule);
    return reason.but.trim() === '' ? [] : [prose(oneLine(known?.shortBut, reason.but))];
  });
  return [...reasonLines(against, base, true), ...drawbacks.slice(0, DRAWBACKS)];
}
