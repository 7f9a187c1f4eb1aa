import type { Advice, FlowAdvice } from '../../../model/advice.js';
import { SIDES, STYLES, type Style } from '../../../model/style.js';
import { oneLine } from '../../../text/phrases.js';
import { body, pathText } from '../flow/section.js';
import { type Block, heading, type Inline, paragraph, strong, table, text } from '../nodes.js';
import { code, name, prose } from '../outside-text.js';
import { percent } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { ifWrong } from './front-page.js';
import { contradictions } from './sureness.js';
import { alternatives, toRun } from './to-run.js';

/** `place-order: message-driven, over sqs-fifo` */
function titleOf(advice: FlowAdvice, { carrierOf }: ReportContext): Inline {
  const carrier = carrierOf(advice);
  const over = carrier === undefined ? '' : [', over ', name(carrier)];
  return [
    name(advice.flow.name),
    `: ${advice.style === 'either' ? 'either style' : advice.style}${advice.decided ? '' : ' so far'}`,
    over,
  ];
}

/** The record of one flow, with the headings of a markdown decision record (MADR). */
export function oneFlow(advice: Advice, context: ReportContext): Block {
  const [flow] = advice.flows;
  return [
    heading(1, titleOf(flow, context)),
    contradictions(advice.flows),
    heading(2, 'Context and problem statement'),
    pathText(flow),
    paragraph(
      text`Should this flow of ${name(advice.system.name)} go over a queue (message-driven), over a log or topic (event-driven), or both (hybrid)? What it needs is stated in ${code(advice.system.source.path)}.`,
    ),
    heading(2, 'Considered options'),
    options(flow, context),
    heading(2, 'Decision outcome'),
    body(flow, context),
    toRun(advice, context),
    heading(3, 'Consequences'),
    ifWrong(advice, context),
    alternatives(advice, context.base),
  ];
}

/** The three styles: which is chosen, and how far the needs speak for the others. */
function options(flow: FlowAdvice, { base }: ReportContext): Block {
  const rows = STYLES.filter((style) => style !== 'either').map((style): Inline[] => {
    const text = base.styles.find(({ id }) => id === style);
    return [
      style === flow.style ? strong(style) : style,
      prose(oneLine(text?.short, text?.what ?? '')),
      standing(style, flow),
    ];
  });
  return table(['Option', 'What it is', 'Outcome'], rows);
}

function standing(style: Style, { style: chosen, decided, likelihood, needs }: FlowAdvice): string {
  const side = SIDES.find((each) => each === style);
  const weight = side === undefined ? '' : `, weight ${needs[side].least}`;
  if (style === chosen)
    return `${decided ? 'chosen, decided' : `chosen so far, ${percent(likelihood[style])} likely`}${weight}`;
  if (likelihood[style] === 0) return `out of reach${weight}`;
  return `${percent(likelihood[style])} likely, by the open answers${weight}`;
}
