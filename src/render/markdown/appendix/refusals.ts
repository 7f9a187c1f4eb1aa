import type { FlowAdvice } from '../../../model/advice.js';
import type { CarrierAdvice, Objection } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { withoutStop } from '../../../text/phrases.js';
import { type Inline, lines, paragraph, sentences, table, text } from '../nodes.js';
import { code, name, prose } from '../outside-text.js';
import { list, some } from '../phrases.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { type Appendix, appendix, flowNames, metIn } from './appendix.js';
import { fromDated } from './sources.js';

/** Rows before the rest is only named. */
const ROWS = 8;
/** Brokers named in one sentence before the rest is counted. */
const NAMED = 30;

const refused = ({ brokers }: FlowAdvice) => brokers.filter(({ verdict }) => verdict === 'cannot');
const exclusions = ({ objections }: CarrierAdvice) => objections.filter(({ match }) => match === 'cannot');

/** What cannot carry a flow, a row a broker, the well-known first; what is not offered where the flows run is only named. */
export function refusalsSection(flows: readonly FlowAdvice[], context: ReportContext): Appendix | undefined {
  const { base } = context;
  const place = base.criteria.find(({ role }) => role === 'place')?.name;
  const isAway = (carrier: CarrierAdvice) =>
    place !== undefined && exclusions(carrier).some(({ criteria }) => criteria.includes(place));
  const brokers = metIn(flows, (flow) => refused(flow).map((each): [string, CarrierAdvice] => [each.id, each]));
  if (brokers.length === 0) return undefined;
  const rankOf = ranks(base);
  const sorted = [...brokers].sort(({ item: a }, { item: b }) => rankOf(a.id) - rankOf(b.id));
  const here = sorted.filter(({ item }) => !isAway(item));
  const away = sorted.filter(({ item }) => isAway(item));
  const rows = here
    .slice(0, ROWS)
    .map(({ item }) => [
      text`${name(item.name)} (${code(item.id)})`,
      lines(reasonsAgainst(item.id, flows)),
      flowNames(flowsOf(item.id, flows), flows.length),
    ]);
  const named = (carriers: typeof sorted, told: (id: string) => Inline): Inline =>
    some(
      carriers.map(({ item }) => told(item.id)),
      NAMED,
    );
  const rest = here.slice(ROWS);
  const more =
    rest.length === 0 ? '' : text`Nor can, for some flows: ${named(rest, (id) => [code(id), failing(id, flows)])}.`;
  const elsewhere = away.length === 0 ? '' : text`Not offered where the flows run: ${named(away, code)}.`;
  return appendix(
    TITLES.refusals,
    rows.length === 0 ? [] : table(['Broker', 'What it cannot do', 'Flows'], rows),
    paragraph(sentences(more, elsewhere)),
  );
}

const flowsOf = (id: string, flows: readonly FlowAdvice[]) =>
  flows.filter((flow) => refused(flow).some((each) => each.id === id));

/** What a broker cannot do, each fact once, with the flows where not all that it is refused for ask for it. */
function reasonsAgainst(id: string, flows: readonly FlowAdvice[]): readonly Inline[] {
  const among = flowsOf(id, flows);
  const facts = metIn(among, (flow) =>
    refused(flow)
      .filter((each) => each.id === id)
      .flatMap(exclusions)
      .map((each): [string, Objection] => [`${each.criteria.join()} ${each.because}`, each]),
  );
  return facts.map(({ item: { criteria, because, source, asOf }, flows: asking }) => [
    text`${list(criteria.map(code))}: ${prose(withoutStop(because))}`,
    asking.length === among.length ? '' : [' (', flowNames(asking, 0, 3), ')'],
    source === undefined ? '' : fromDated(source, asOf),
  ]);
}

/** The needs that a broker fails, in brackets. */
function failing(id: string, flows: readonly FlowAdvice[]): Inline {
  const failed = flowsOf(id, flows).flatMap((flow) =>
    refused(flow)
      .filter((each) => each.id === id)
      .flatMap(exclusions)
      .flatMap(({ criteria }) => criteria),
  );
  return [' (', list([...new Set(failed)].map(code)), ')'];
}

/** How usual a broker is; a composition comes after all single ones. */
function ranks({ catalogue }: RuleBase): (id: string) => number {
  const known = new Map(
    catalogue.carriers.map(({ id, parts, usualRank }) => [id, parts.length > 1 ? 1000 + usualRank : usualRank]),
  );
  return (id) => known.get(id) ?? 2000;
}
