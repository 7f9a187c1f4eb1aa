import type { FlowAdvice } from '../../../model/advice.js';
import { plural } from '../../../text/phrases.js';
import { flowNames } from '../appendix/appendix.js';
import { carrierCell } from '../flow/carriers.js';
import { strongestLine } from '../flow/reasons.js';
import { type Block, type Inline, isEmpty, link, paragraph, table, text } from '../nodes.js';
import { name, truncate } from '../outside-text.js';
import { likeliest, percent } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

/** Flows with a row each before those that are decided alike share one, so that it stays on a page. */
const ROWS = 12;
/** Rows of flows that are decided alike. */
const ALIKE = 14;

/** What was decided: a row a flow, or a row for flows decided alike. */
export function decisions(
  flows: readonly FlowAdvice[],
  context: ReportContext,
  anchorOf: (flow: string) => string | undefined,
): Block {
  if (flows.length > ROWS) return alike(flows, context);
  const rows = flows.map((flow): readonly Inline[] => {
    const anchor = anchorOf(flow.flow.name);
    const shown = name(truncate(flow.flow.name, 60));
    return [
      anchor === undefined ? shown : link(`#${anchor}`, shown),
      styleCell(flow),
      surenessOf(flow),
      carrierCell(flow, context),
      strongestLine(flow, context.base),
    ];
  });
  const head = ['Flow', 'Style', 'How sure', 'Carried by', 'Because'];
  // Without a catalogue the column of carriers would be empty.
  const columns = rows.some((row) => !isEmpty(row[3])) ? [0, 1, 2, 3, 4] : [0, 1, 2, 4];
  const pick = (row: readonly Inline[]) => columns.map((column) => row[column]);
  return table(pick(head), rows.map(pick));
}

const styleCell = ({ style, broker }: FlowAdvice) => (broker.needed === false ? `${style}, no broker needed` : style);

/** `decided`, or how likely the style is and what is wrong. */
export function surenessOf({ decided, style, likelihood, findings }: FlowAdvice): string {
  const found = findings.length === 0 ? '' : `, ${plural(findings.length, 'contradiction')}`;
  if (decided) return `decided${found}`;
  // The style of the stated answers can be out of reach once the others are given.
  const likely = likelihood[style] > 0 ? `, ${percent(likelihood[style])} likely` : '';
  const top = likeliest(likelihood);
  const turns = likelihood[top] > likelihood[style];
  return `${turns ? `so far; ${top} is likelier (${percent(likelihood[top])})` : `so far${likely}`}${found}`;
}

/** Flows of one style that go over the same, the largest group first. */
function alike(flows: readonly FlowAdvice[], context: ReportContext): Block {
  const groups = new Map<string, FlowAdvice[]>();
  for (const flow of flows) {
    const key = `${styleCell(flow)} ${context.carrierOf(flow) ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
  const rows = sorted.slice(0, ALIKE).map((group): readonly Inline[] => {
    const open = group.filter(({ decided }) => !decided).length;
    return [
      styleCell(group[0]),
      carrierCell(group[0], context),
      text`${String(group.length)}: ${flowNames(group, 0, 4)}`,
      open === 0 ? 'all decided' : `${group.length - open} decided, ${open} open`,
    ];
  });
  const left = sorted.slice(ALIKE).flat().length;
  return [
    table(['Style', 'Carried by', 'Flows', 'How sure'], rows),
    left === 0 ? [] : paragraph(`And ${plural(left, 'flow')} in smaller groups, each in its section.`),
  ];
}
