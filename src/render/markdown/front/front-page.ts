import type { Advice } from '../../../model/advice.js';
import { capital } from '../../../text/phrases.js';
import { countsOf } from '../../screen/flow-lines.js';
import { type Block, bullets, heading, type Inline, paragraph, sentences, strong, text } from '../nodes.js';
import { name, sentence } from '../outside-text.js';
import { styleWords } from '../phrases.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { alternatives } from './alternatives.js';
import { decisions } from './decisions.js';
import { reversibility } from './reversibility.js';
import { contradictions, sureness } from './sureness.js';
import { toRun } from './to-run.js';
import { why } from './why.js';

/** One printed page: what was decided and why, how sure that is, what being wrong costs, what to run and what else. */
export function frontPage(
  advice: Advice,
  context: ReportContext,
  addressOf: (flow: string) => string | undefined,
  status: Inline,
): Block {
  const { system, recommendation, flows } = advice;
  const verdict = `${capital(styleWords(recommendation.style))}${recommendation.decided ? '' : ', so far'}.`;
  // Where it comes to one style, the sentence says of which flows that is not so.
  const because = recommendation.style === 'hybrid' ? '' : sentence(recommendation.because);
  return [
    heading(1, text`${name(system.name)}: decision record`),
    paragraph(sentences(strong(verdict), `${countsOf(flows)}.`, because)),
    contradictions(flows),
    decisions(flows, context, addressOf),
    bullets([
      why(flows, context.base),
      sureness(flows),
      status,
      toRun(advice, context),
      alternatives(advice, context.base),
      ...ifWrong(advice, context),
    ]),
  ];
}

/** What it costs to be wrong, and what is easy and hard to undo. */
export const ifWrong = (advice: Advice, { base, anchor }: ReportContext): readonly Inline[] =>
  reversibility(advice, base, anchor(TITLES.reversals));
