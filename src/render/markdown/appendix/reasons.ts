import type { FlowAdvice, Reason } from '../../../model/advice.js';
import { SIDES, STRENGTHS } from '../../../model/style.js';
import { reasonTitle } from '../flow/reasons.js';
import { lines, strong, table, text } from '../nodes.js';
import { code, sentence } from '../outside-text.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { type Appendix, appendix, flowNames, metIn } from './appendix.js';

/** Each reason once: why it speaks, what following it costs, and for which flows. */
export function reasonsSection(flows: readonly FlowAdvice[], { base, cite }: ReportContext): Appendix | undefined {
  const rules = new Map(base.rules.map((rule) => [rule.id, rule]));
  const met = metIn(flows, ({ reasons }) => reasons.map((reason): [string, Reason] => [reason.rule, reason]));
  if (met.length === 0) return undefined;
  const sorted = [...met].sort(
    ({ item: a }, { item: b }) =>
      SIDES.indexOf(a.favours) - SIDES.indexOf(b.favours) || STRENGTHS[b.strength] - STRENGTHS[a.strength],
  );
  const rows = sorted.map(({ item, flows: moved }) => {
    // A reason of several rules, one of which holds, has a text of its own.
    const { because, but, sources } = rules.get(item.rule) ?? item;
    return [
      lines([text`${reasonTitle(item, base)} (${code(item.rule)})`, `${item.strength}, for ${item.favours}`]),
      lines([[sentence(because), cite(sources)], but.trim() === '' ? '' : [strong('But:'), ' ', sentence(but)]]),
      flowNames(moved, flows.length),
    ];
  });
  return appendix(TITLES.reasons, table(['Reason', 'Why, and what speaks against following it', 'Flows'], rows));
}
