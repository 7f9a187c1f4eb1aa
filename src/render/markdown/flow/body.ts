import type { FlowAdvice } from '../../../model/advice.js';
import { blocks, bullets, quote } from '../blocks.js';
import { inline, name } from '../escape.js';
import { capital, sentence } from '../phrases.js';
import type { Cite, ReportContext } from '../report-context.js';
import { answersBrief, answersTable } from './answers.js';
import { carriedBy } from './carried.js';
import { change } from './change.js';
import { consequences, pitfalls } from './consequences.js';
import { broker, decision, meaning } from './decision.js';
import { built, mismatched, status, waived } from './head.js';
import { open } from './open.js';
import { pattern } from './pattern.js';
import { against, why } from './reasons.js';
import { ruledOut } from './ruled-out.js';
import { sizing } from './sizing.js';
import { brokerWaivers, carrierName, judgedOf, styleWaivers, usedBy } from './used.js';

function warning({ findings }: FlowAdvice, cite: Cite): string {
  if (findings.length === 0) return '';
  return quote(
    findings.map(({ rule, message, remedy, sources, suppression }) => {
      const label = capital(inline(rule).replaceAll('-', ' '));
      return `**${label}${suppression?.kind === 'waiver' ? ', waived' : ''}.** ${sentence(message)} ${sentence(remedy)}${cite(sources)}`;
    }),
  );
}

/** The waivers that are not told beside what they are about. */
function otherWaivers(advice: FlowAdvice, { base }: ReportContext) {
  const { flow, brokers } = advice;
  const used = judgedOf(flow, base);
  const apart = used.length === 0 && usedBy(flow, base).length > 1;
  const objected = apart || brokers.some(({ id, verdict }) => used.includes(id) && verdict !== 'fits');
  const beside = [...(mismatched(advice, base) ? styleWaivers(flow) : []), ...(objected ? brokerWaivers(flow) : [])];
  return flow.waive.filter((waiver) => !beside.includes(waiver));
}

/** Where the best for all flows together is another carrier than the best for this one. */
function together({ brokers }: FlowAdvice, chosen: string | undefined, { base }: ReportContext): string {
  if (chosen === undefined || chosen === brokers[0]?.id) return '';
  return `With all flows taken together, it goes over ${name(carrierName(chosen, base))}.`;
}

/** Everything about one flow but its name, its text and its services. */
export function body(advice: FlowAdvice, chosen: string | undefined, telling: ReportContext): string {
  const { base, cite, alone, compact } = telling;
  return blocks(
    warning(advice, cite),
    bullets([status(advice.flow.decision), built(advice, base)].filter((line) => line !== '')),
    `${decision(advice)} ${meaning(advice, telling)}`.trimEnd(),
    broker(advice),
    why(advice, telling),
    against(advice, telling),
    change(advice, telling),
    open(advice, compact ? 3 : 5),
    carriedBy(advice, telling),
    together(advice, chosen, telling),
    ruledOut(advice, telling),
    pattern(advice, telling),
    sizing(advice, telling),
    consequences(advice, telling),
    pitfalls(advice),
    waived(otherWaivers(advice, telling), '**Findings accepted for now.**'),
    alone ? answersTable(advice, base) : answersBrief(advice, base),
  );
}
