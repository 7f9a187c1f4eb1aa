import type { FlowAdvice } from '../../../model/advice.js';
import type { CarrierAdvice } from '../../../model/carrying.js';
import { blocks, table } from '../blocks.js';
import { code, prose } from '../escape.js';
import { list, some } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { fromPage } from '../sources.js';
import { called, needs } from './carried.js';

/** Rows for a flow that is told by itself, and for one among several. */
const ROWS = { alone: 5, among: 3 };

const firm = ({ objections }: CarrierAdvice) => objections.filter(({ match }) => match === 'cannot');

/**
 * The ones that cannot carry the flow, the well-known first: of these the need and who says so; of the rest the need.
 * What is not offered where the flow runs is no choice to explain for each flow.
 */
export function ruledOut({ flow, brokers, built }: FlowAdvice, { base, alone, compact }: ReportContext): string {
  const { catalogue, criteria } = base;
  const place = criteria.find(({ role }) => role === 'place')?.name;
  const single = new Map(
    catalogue.carriers.map(({ id, parts, usualRank }) => [id, parts.length > 1 ? 100 + usualRank : usualRank]),
  );
  const out = brokers.filter(({ verdict, id }) => verdict === 'cannot' && !built.judged.includes(id));
  const elsewhere = out.filter((each) => firm(each).some((objection) => objection.criteria.includes(place ?? '')));
  const here = out
    .filter((each) => !elsewhere.includes(each))
    .map((each, i) => ({ each, key: (single.get(each.id) ?? 100) * 1000 + i }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);
  const shown = compact ? [] : here.slice(0, alone ? ROWS.alone : ROWS.among);
  const rows = shown.map((each) => {
    const objections = firm(each);
    const cell = (parts: readonly string[]) => [...new Set(parts)].join('; ');
    return [
      called(each),
      list([...new Set(objections.map(({ criteria: failed }) => needs(flow, failed)))]),
      cell(objections.map(({ because }) => prose(because.replace(/\.$/, '')))),
      cell(objections.flatMap(({ source, asOf }) => (source === undefined ? [] : fromPage(source, asOf)))),
    ];
  });
  const rest = here.slice(shown.length).map((each) => {
    const on = [...new Set(firm(each).flatMap(({ criteria: failed }) => failed))].map((criterion) => code(criterion));
    return `${code(each.id)} (${list(on)})`;
  });
  const also = rest.length === 0 ? '' : `${shown.length === 0 ? 'Cannot' : 'Nor can'}: ${some(rest, alone ? 12 : 6)}.`;
  const away =
    elsewhere.length === 0 || !alone
      ? ''
      : `Not offered on ${needs(flow, [place ?? ''])}: ${some(
          elsewhere.map(({ id }) => code(id)),
          12,
        )}.`;
  return blocks(
    rows.length === 0 ? '' : table(['What cannot', 'Need', 'Why', 'Source'], rows),
    [also, away].filter((part) => part !== '').join(' '),
  );
}
