import type { FlowAdvice } from '../../../model/advice.js';
import { STYLES } from '../../../model/style.js';
import { plural } from '../../../text/phrases.js';
import { carrierCell } from '../flow/carriers.js';
import { type Block, type Inline, isEmpty, joined, link, strong, table, text } from '../nodes.js';
import { name, truncate } from '../outside-text.js';
import { likeliest, percent, some } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

/** Flows with a row each; of more, each style has a row, or it would not stay on a page. */
const ROWS = 6;
/** Carriers of a style, and flows of a carrier, before the rest is counted. */
const MOST = { few: { carriers: 8, flows: 6 }, many: { carriers: 4, flows: 2 } };

/** A flow's name, linked to its section or record. */
type Named = (flow: FlowAdvice) => Inline;

/** What was decided: a row a flow, or a row a style. */
export function decisions(
  flows: readonly FlowAdvice[],
  context: ReportContext,
  addressOf: (flow: string) => string | undefined,
): Block {
  const named: Named = ({ flow }) => {
    const address = addressOf(flow.name);
    const shown = name(truncate(flow.name, 60));
    return address === undefined ? shown : link(address, shown);
  };
  return flows.length > ROWS ? byStyle(flows, context, named) : byFlow(flows, context, named);
}

function byFlow(flows: readonly FlowAdvice[], context: ReportContext, named: Named): Block {
  const rows = flows.map((flow): readonly Inline[] => [
    named(flow),
    [strong(flow.style), `, ${surenessOf(flow)}${flow.broker.needed === false ? ', no broker needed' : ''}`],
    carrierCell(flow, context),
  ]);
  // Without a catalogue the column of carriers would be empty.
  const columns = rows.some((row) => !isEmpty(row[2])) ? 3 : 2;
  return table(
    ['Flow', 'Decision', 'Carried by'].slice(0, columns),
    rows.map((row) => row.slice(0, columns)),
  );
}

/** `decided`, or how likely the style is, and whether needs contradict each other. */
export function surenessOf({ decided, style, likelihood, findings }: FlowAdvice): string {
  const found = findings.length === 0 ? '' : `, ${plural(findings.length, 'contradiction')}`;
  if (decided) return `decided${found}`;
  // The style of the stated answers can be out of reach once the others are given.
  const likely = likelihood[style] > 0 ? `, ${percent(likelihood[style])} likely` : '';
  const top = likeliest(likelihood);
  const turns = likelihood[top] > likelihood[style];
  return `${turns ? `so far; ${top} is likelier (${percent(likelihood[top])})` : `so far${likely}`}${found}`;
}

function byStyle(flows: readonly FlowAdvice[], context: ReportContext, named: Named): Block {
  const rows = STYLES.flatMap((style): Inline[][] => {
    const among = flows.filter((flow) => flow.style === style);
    if (among.length === 0) return [];
    const open = among.filter(({ decided }) => !decided).length;
    const sure = open === 0 ? 'all decided' : open === among.length ? 'none decided' : `${among.length - open} decided`;
    return [[[strong(style)], `${among.length}, ${sure}`, carriersOf(among, context, named)]];
  });
  return table(['Style', 'Flows', 'Carried by'], rows);
}

/** Each carrier with its flows, the most used first. */
function carriersOf(flows: readonly FlowAdvice[], context: ReportContext, named: Named): Inline {
  const groups = new Map<string, FlowAdvice[]>();
  for (const flow of flows) {
    const carrier = context.carrierOf(flow) ?? '';
    groups.set(carrier, [...(groups.get(carrier) ?? []), flow]);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
  const most = flows.length > 2 * MOST.few.flows ? MOST.many : MOST.few;
  const shown = sorted.slice(0, most.carriers).map((group): Inline => {
    const carrier = carrierCell(group[0], context);
    const names = some(group.map(named), most.flows);
    return isEmpty(carrier) ? names : text`${carrier}: ${names}`;
  });
  const left = sorted.slice(most.carriers).flat().length;
  return joined([...shown, left === 0 ? '' : `and ${plural(left, 'flow')} over others`], '; ');
}
