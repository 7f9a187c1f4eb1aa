import type { Advice } from '../../../model/advice.js';
import { capital } from '../../../text/phrases.js';
import { type Block, heading, link, paragraph, sentences, strong, text } from '../nodes.js';
import { name, sentence } from '../outside-text.js';
import { styleWords } from '../phrases.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { decisions } from './decisions.js';
import { reversibility } from './reversibility.js';
import { contradictions, statuses, sureness } from './sureness.js';
import { alternatives, toRun } from './to-run.js';

/** One printed page: what was decided and why, how sure that is, what being wrong costs, what to run and what else. */
export function frontPage(
  advice: Advice,
  context: ReportContext,
  anchorOf: (flow: string) => string | undefined,
): Block {
  const { system, recommendation, flows } = advice;
  const verdict = `${capital(styleWords(recommendation.style))}${recommendation.decided ? '' : ', so far'}.`;
  return [
    heading(1, text`${name(system.name)}: message-driven, event-driven or hybrid?`),
    paragraph(sentences(strong(verdict), sentence(recommendation.because))),
    contradictions(flows),
    decisions(flows, context, anchorOf),
    paragraph(sureness(flows)),
    paragraph(statuses(flows)),
    toRun(advice, context),
    ifWrong(advice, context),
    alternatives(advice, context.base),
  ];
}

/** What it costs to be wrong, and what is easy and hard to undo. */
export function ifWrong(advice: Advice, { base, anchor }: ReportContext): Block {
  const rows = reversibility(advice, base);
  if (Array.isArray(rows)) return [];
  const to = anchor(TITLES.reversals);
  const more = to === undefined ? '' : text`What each takes stands under ${link(`#${to}`, TITLES.reversals)}.`;
  return [paragraph(sentences(strong('If it is wrong.'), more)), rows];
}
