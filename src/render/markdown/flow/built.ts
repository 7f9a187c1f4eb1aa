import type { FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { type Inline, joined } from '../nodes.js';
import { code } from '../outside-text.js';
import type { ReportContext } from '../report-context.js';
import { inUseLines } from './carriers.js';
import { accepted, brokerWaivers, styleWaivers, waiverText } from './waivers.js';

/** Whether the style in `uses` is another than the advised one. */
function isOtherStyle({ built, style }: FlowAdvice): boolean {
  return built.style !== undefined && style !== 'either' && built.style !== style;
}

/** The flow's `uses`, and where that is not what is advised. */
export function builtLines(advice: FlowAdvice, context: ReportContext): readonly Inline[] {
  const { flow, style } = advice;
  if (flow.uses === undefined || flow.uses.size === 0) return inUseLines(advice, context);
  return [
    usesText(advice, context.base),
    isOtherStyle(advice)
      ? [`This is not the ${style} design that the needs ask for.`, accepted(styleWaivers(flow))]
      : '',
    ...inUseLines(advice, context),
  ];
}

function usesText({ flow }: FlowAdvice, { setup }: RuleBase): Inline {
  const order = new Map(setup.map((fact, i) => [fact.name, i]));
  const place = (fact: { readonly name: string }) => order.get(fact.name) ?? order.size;
  const facts = [...(flow.uses?.values() ?? [])].sort((a, b) => place(a) - place(b));
  return joined(
    facts.map((fact) => code(`${fact.name}: ${fact.text}`)),
    ', ',
  );
}

/** The waivers that no other line shows. */
export function otherWaiverLines(advice: FlowAdvice): readonly Inline[] {
  const { flow, brokers, built } = advice;
  const { judged } = built;
  const apart = judged.length === 0 && built.carriers.length > 1;
  const objected = apart || brokers.some(({ id, verdict }) => judged.includes(id) && verdict !== 'fits');
  const beside = [...(isOtherStyle(advice) ? styleWaivers(flow) : []), ...(objected ? brokerWaivers(flow) : [])];
  return flow.waive.filter((waiver) => !beside.includes(waiver)).map(waiverText);
}
