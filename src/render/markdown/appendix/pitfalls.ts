import type { FlowAdvice, PotentialPitfall } from '../../../model/advice.js';
import { gravest, pitfallTitle } from '../flow/pitfalls.js';
import { table, text } from '../nodes.js';
import { code, sentence } from '../outside-text.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { type Appendix, appendix, flowNames, metIn } from './appendix.js';

/** Each mistake that some flow can make, once: what to do about it, and for which flows. */
export function pitfallsSection(flows: readonly FlowAdvice[], { base }: ReportContext): Appendix | undefined {
  const met = metIn(flows, (flow) => gravest(flow).map((each): [string, PotentialPitfall] => [each.id, each]));
  if (met.length === 0) return undefined;
  const rows = met.map(({ item, flows: among }) => [
    text`${pitfallTitle(item, base)} (${code(item.id)})`,
    sentence(item.remedy),
    flowNames(among, flows.length),
  ]);
  return appendix(TITLES.pitfalls, table(['Pitfall', 'What to do', 'Flows'], rows));
}
