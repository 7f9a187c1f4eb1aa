import type { FlowAdvice, Reason } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { type Side, STRENGTHS } from '../../../model/style.js';
import { capital } from '../../../text/phrases.js';
import {
  type Block,
  bullets,
  heading,
  type Inline,
  isEmpty,
  joined,
  link,
  paragraph,
  sentences,
  strong,
  text,
} from '../nodes.js';
import { code, name, plain, prose, sentence, truncate } from '../outside-text.js';
import { firstClause, list, withArticle } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

export const REASONS_TITLE = 'The reasons';

const SIDES: readonly Side[] = ['message-driven', 'event-driven'];

export interface ReasonsBySide {
  readonly why: readonly Reason[];
  readonly against: readonly Reason[];
}

/** The reasons for a flow's style and those against it, the strongest first. */
export function reasonsBySide({ style, reasons }: FlowAdvice): ReasonsBySide {
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

/** A rule's id, linked to its text in the section of reasons. */
function ruleLink({ rule }: Reason, { anchor }: ReportContext): Inline {
  const to = anchor(rule);
  return to === undefined ? code(rule) : link(`#${to}`, plain(rule));
}

function reasonItem(reason: Reason, withSide: boolean, context: ReportContext): Inline {
  const from = factsOf(reason);
  const lead: Inline = [
    strong(capital(reason.strength)),
    withSide ? ` for ${reason.favours}` : '',
    isEmpty(from) ? '' : [', from ', from],
  ];
  if (context.alone) return [text`${lead}. ${sentence(reason.because)}`, context.cite(reason.sources)];
  return text`${lead}. ${prose(truncate(firstClause(reason.because), 140))} (${ruleLink(reason, context)}).`;
}

/** An item for each reason; with several flows, one item for all slight ones. */
function reasonItems(reasons: readonly Reason[], withSide: boolean, context: ReportContext): Inline[] {
  const slight = context.alone ? [] : reasons.filter(({ strength }) => strength === 'slight');
  if (slight.length < 2) return reasons.map((reason) => reasonItem(reason, withSide, context));
  const brief = slight.map((reason) =>
    sentences(withSide ? `for ${reason.favours}` : '', factsOf(reason), ['(', ruleLink(reason, context), ')']),
  );
  const others = reasons.filter((reason) => !slight.includes(reason));
  return [
    ...others.map((reason) => reasonItem(reason, withSide, context)),
    text`${strong('Slight')}: ${joined(brief, '; ')}.`,
  ];
}

/** The sums of the weights, and the most that open answers could make of them. */
function weights({ needs, decided }: FlowAdvice): string {
  const message = needs['message-driven'];
  const event = needs['event-driven'];
  const most =
    !decided && (message.most > message.least || event.most > event.least)
      ? `; the open answers could raise this to as much as ${message.most} and ${event.most}`
      : '';
  return `The stated needs weigh ${message.least} for message-driven and ${event.least} for event-driven${most}.`;
}

export function why(advice: FlowAdvice, context: ReportContext): Block {
  const { style, needs } = advice;
  const reasons = reasonsBySide(advice).why;
  const both = style === 'hybrid' || style === 'either';
  const lead = strong('Why.');
  if (reasons.length > 0) return [paragraph(lead, ` ${weights(advice)}`), bullets(reasonItems(reasons, both, context))];
  const least = both ? needs['message-driven'].least + needs['event-driven'].least : needs[style].least;
  return paragraph(
    lead,
    least > 0
      ? ` ${weights(advice)} An answer that is only half given adds this weight whichever way it falls.`
      : ` Nothing that was stated speaks for ${both ? 'either side' : `${withArticle(style)} design`} yet.`,
  );
}

/** A reason's `but`, with the answers that it rests on. */
function costOf(reason: Reason): Inline {
  const from = factsOf(reason);
  return [isEmpty(from) ? '' : text`On ${from}: `, sentence(reason.but)];
}

/** The reasons against the style, and the `but` of each reason for it, or a link to those. */
export function against(advice: FlowAdvice, context: ReportContext): Block {
  const sides = reasonsBySide(advice);
  const oneSided = advice.style === 'message-driven' || advice.style === 'event-driven';
  const other = advice.style === 'message-driven' ? 'event-driven' : 'message-driven';
  const none = oneSided && sides.against.length === 0 ? `Nothing that was stated speaks for ${other}.` : '';
  const costs = sides.why.filter((reason) => reason.but.trim() !== '');
  const to = context.anchor(REASONS_TITLE);
  const where =
    context.alone || costs.length === 0 || to === undefined
      ? ''
      : text`What following each reason costs stands with ${link(`#${to}`, 'the reasons')}.`;
  const items = [...reasonItems(sides.against, true, context), ...(context.alone ? costs.map(costOf) : [])];
  if (items.length === 0 && none === '' && where === '') return [];
  return [paragraph(sentences(strong('Weighed against it.'), none, where)), bullets(items)];
}

/** A reason as its section has it: the rule's own text, where the rule base knows the rule. */
type ReasonText = Pick<Reason, 'rule' | 'favours' | 'strength' | 'because' | 'but' | 'sources'>;

/** Every rule that gives some flow a reason: by side, the strongest first. */
export function reasonsMet(flows: readonly FlowAdvice[], { rules }: RuleBase): readonly ReasonText[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const met = new Map<string, ReasonText>();
  for (const reason of flows.flatMap(({ reasons }) => reasons)) {
    const rule = known.get(reason.rule);
    if (!met.has(reason.rule)) met.set(reason.rule, rule === undefined ? reason : { ...rule, rule: rule.id });
  }
  return [...met.values()].sort(
    (a, b) => SIDES.indexOf(a.favours) - SIDES.indexOf(b.favours) || STRENGTHS[b.strength] - STRENGTHS[a.strength],
  );
}

/** The section with the text of each reason. */
export function reasonsSection(flows: readonly FlowAdvice[], { base, cite }: ReportContext): Block {
  const met = reasonsMet(flows, base);
  if (met.length === 0) return [];
  return [
    heading(2, REASONS_TITLE),
    paragraph('Each reason that speaks in a flow above: why it does, and what following it costs.'),
    ...met.flatMap(({ rule, favours, strength, because, but, sources }) => [
      heading(3, name(rule)),
      paragraph(
        sentences(strong(`${capital(strength)}, for ${favours}.`), [sentence(because), cite(sources)]),
        but.trim() === '' ? '' : [' ', strong('But:'), ' ', sentence(but)],
      ),
    ]),
  ];
}
