import type { FlowAdvice } from '../../../model/advice.js';
import { STYLES } from '../../../model/style.js';
import { lines, strong, table } from '../nodes.js';
import { sentence } from '../outside-text.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { type Appendix, appendix } from './appendix.js';

/** What each style that some flow has means, gives and costs, and what is to be done for it. */
export function consequencesSection(flows: readonly FlowAdvice[], { base, cite }: ReportContext): Appendix | undefined {
  const met = STYLES.filter((style) => flows.some((flow) => flow.style === style));
  const rows = base.styles
    .filter(({ id }) => met.includes(id))
    .map(({ id, what, gives, costs, followUps, sources }) => [
      strong(id),
      lines([[sentence(what), cite(sources)], ...gives.map(sentence)]),
      lines(costs.map(sentence)),
      lines(followUps.map(sentence)),
    ]);
  if (rows.length === 0) return undefined;
  return appendix(TITLES.consequences, table(['Style', 'What it is and gives', 'What it costs', 'What to do'], rows));
}
