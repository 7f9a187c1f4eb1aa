import type { FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { Decision, Flow } from '../../../model/system.js';
import { capital } from '../../../text/phrases.js';
import {
  type Block,
  bullets,
  type Inline,
  isEmpty,
  joined,
  paragraph,
  quote,
  sentences,
  strong,
  text,
} from '../nodes.js';
import { code, name, plain, prose, sentence } from '../outside-text.js';
import { list, route } from '../phrases.js';
import type { Cite, ReportContext } from '../report-context.js';
import { answersBrief, answersTable } from './answers.js';
import { carrierName } from './carrier-name.js';
import { carriedBy, ruledOut } from './carriers.js';
import { consequences, pitfalls } from './consequences.js';
import { consumersOf } from './consumers.js';
import { decision, flips, needsBroker, openQuestions, unsettled } from './decision.js';
import { pattern } from './patterns.js';
import { against, why } from './reasons.js';
import { sizing } from './sizing.js';
import { accepted, brokerWaivers, styleWaivers, waivedFindings } from './waivers.js';

export function about({ about }: Flow): Inline {
  return about === undefined ? '' : prose(about);
}

/** The line with the flow's producers, consumers and the flows that emit it. */
export function path(advice: FlowAdvice): Block {
  const { after } = advice.flow;
  const causes = list(after.map((each) => name(each.name)));
  return paragraph(
    text`${strong('From → to:')} ${route(advice, 12)}.`,
    after.length === 0 ? '' : text` Emitted when ${causes} is handled.`,
  );
}

/** The flow's `decision`: status, date, deciders and further keys. */
function status(decision: Decision | undefined): Inline {
  if (decision === undefined) return '';
  const parts = joined(
    [
      joined([plain(decision.status ?? ''), plain(decision.date ?? '')], ', '),
      decision.deciders.length > 0 ? ['deciders: ', list(decision.deciders.map(plain))] : '',
      ...decision.more.map(({ key, text }): Inline => [plain(key), ': ', plain(text)]),
    ],
    '; ',
  );
  return isEmpty(parts) ? '' : text`${strong('Status:')} ${parts}.`;
}

/** Whether the style in `uses` is another than the advised one. */
function isOtherStyle({ built, style }: FlowAdvice): boolean {
  return built.style !== undefined && style !== 'either' && built.style !== style;
}

/** The flow's `uses`, and whether its style is the advised one. */
function built(advice: FlowAdvice, base: RuleBase): Inline {
  const { flow, style } = advice;
  if (flow.uses === undefined || flow.uses.size === 0) return '';
  const order = new Map(base.setup.map((fact, i) => [fact.name, i]));
  const place = (fact: { readonly name: string }) => order.get(fact.name) ?? order.size;
  const facts = [...flow.uses.values()].sort((a, b) => place(a) - place(b));
  const shown = joined(
    facts.map((fact) => code(`${fact.name}: ${fact.text}`)),
    ', ',
  );
  return [
    text`${strong('Built today:')} ${shown}.`,
    isOtherStyle(advice)
      ? [` This is not the ${style} design that the needs ask for.`, accepted(styleWaivers(flow))]
      : '',
  ];
}

function warnings({ findings }: FlowAdvice, cite: Cite): Block {
  if (findings.length === 0) return [];
  return quote(
    findings.map(({ rule, message, remedy, sources, suppression }) => {
      const label = plain(capital(rule.replaceAll('-', ' ').trim()));
      const waived = suppression?.kind === 'waiver' ? ', waived' : '';
      return [sentences(strong(label, waived, '.'), sentence(message), sentence(remedy)), cite(sources)];
    }),
  );
}

/** The waivers that no other part of the section shows. */
function otherWaivers(advice: FlowAdvice) {
  const { flow, brokers, built } = advice;
  const { judged } = built;
  const apart = judged.length === 0 && built.carriers.length > 1;
  const objected = apart || brokers.some(({ id, verdict }) => judged.includes(id) && verdict !== 'fits');
  const beside = [...(isOtherStyle(advice) ? styleWaivers(flow) : []), ...(objected ? brokerWaivers(flow) : [])];
  return flow.waive.filter((waiver) => !beside.includes(waiver));
}

/** The carrier chosen for all flows together, where it is not the first for this flow alone. */
function withAllFlows({ brokers }: FlowAdvice, chosen: string | undefined, { base }: ReportContext): Block {
  if (chosen === undefined || chosen === brokers[0]?.id) return [];
  return paragraph(text`With all flows taken together, it goes over ${name(carrierName(chosen, base))}.`);
}

/** The section of a flow without its name, its text and its services, so that flows that are alike can share it. */
export function body(advice: FlowAdvice, chosen: string | undefined, context: ReportContext): Block {
  const { base, cite, alone } = context;
  return [
    warnings(advice, cite),
    bullets([status(advice.flow.decision), built(advice, base)]),
    decision(advice, context),
    unsettled(advice),
    needsBroker(advice),
    consumersOf(advice),
    why(advice, context),
    against(advice, context),
    flips(advice, context),
    openQuestions(advice, context),
    carriedBy(advice, context),
    withAllFlows(advice, chosen, context),
    ruledOut(advice, context),
    pattern(advice, context),
    sizing(advice, context),
    consequences(advice, context),
    pitfalls(advice),
    waivedFindings(otherWaivers(advice), strong('Findings accepted for now.')),
    alone ? answersTable(advice, base) : answersBrief(advice, base),
  ];
}
