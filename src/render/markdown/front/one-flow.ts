import type { Advice, FlowAdvice } from '../../../model/advice.js';
import { SIDES, STYLES, type Style } from '../../../model/style.js';
import { oneLine } from '../../../text/phrases.js';
import { body, pathText } from '../flow/section.js';
import { type Block, bullets, heading, type Inline, paragraph, strong, table, text } from '../nodes.js';
import { code, name, prose } from '../outside-text.js';
import { percent } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { alternatives } from './alternatives.js';
import { ifWrong } from './front-page.js';
import { map } from './map.js';
import { toRun } from './to-run.js';

/** The headings of a markdown decision record (MADR). */
export const MADR = {
  context: 'Context and problem statement',
  options: 'Considered options',
  outcome: 'Decision outcome',
  consequences: 'Consequences',
  confirmation: 'Confirmation',
  more: 'More information',
} as const;

/** The verdict on one flow: `message-driven, over sqs-fifo`. */
export function verdictWords({ style }: FlowAdvice, carrier: string | undefined, sure = ''): string {
  const over = carrier === undefined ? '' : `, over ${carrier}`;
  return `${style === 'either' ? 'either style' : style}${sure}${over}`;
}

/** The record of one flow. */
export function oneFlow(advice: Advice, context: ReportContext): Block {
  const [flow] = advice.flows;
  return [
    heading(
      1,
      name(`${flow.flow.name}: ${verdictWords(flow, context.carrierOf(flow), flow.decided ? '' : ' so far')}`),
    ),
    heading(2, MADR.context),
    pathText(flow),
    map(advice.flows, context),
    paragraph(
      text`Should this flow of ${name(advice.system.name)} go over a queue (message-driven), over a log or topic (event-driven), or both (hybrid)? What it needs is stated in ${code(advice.system.source.path)}.`,
    ),
    heading(2, MADR.options),
    options(flow, context),
    heading(2, MADR.outcome),
    body(flow, context),
    heading(3, MADR.consequences),
    bullets([toRun(advice, context), alternatives(advice, context.base), ...ifWrong(advice, context)]),
  ];
}

/** The three styles: which is chosen, and how far the needs speak for the others. */
function options(flow: FlowAdvice, { base }: ReportContext): Block {
  const rows = STYLES.filter((style) => style !== 'either').map((style): Inline[] => {
    const known = base.styles.find(({ id }) => id === style);
    return [
      style === flow.style ? strong(style) : style,
      prose(oneLine(known?.short, known?.what ?? '')),
      standing(style, flow),
    ];
  });
  return table(['Option', 'What it is', 'Outcome'], rows);
}

function standing(style: Style, { style: chosen, decided, likelihood, needs }: FlowAdvice): string {
  const side = SIDES.find((each) => each === style);
  const weight = side === undefined ? '' : `; its reasons weigh ${needs[side].least}`;
  const likely = `${percent(likelihood[style])} likely`;
  if (style === chosen) return `${decided ? 'chosen, decided' : `chosen so far, ${likely}`}${weight}`;
  return `${likelihood[style] === 0 ? 'out of reach' : `${likely}, by the open answers`}${weight}`;
}
