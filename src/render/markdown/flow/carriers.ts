import type { FlowAdvice } from '../../../model/advice.js';
import type { CarrierAdvice, Objection } from '../../../model/carrying.js';
import type { Flow } from '../../../model/system.js';
import { capital, withoutStop } from '../../../text/phrases.js';
import { type Block, bullets, type Inline, joined, paragraph, sentences, strong, table, text } from '../nodes.js';
import { code, name, prose, sentence } from '../outside-text.js';
import { list, some } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { fromPage } from '../sources.js';
import { carrierName } from './carrier-name.js';
import { accepted, brokerWaivers } from './waivers.js';

const VERDICTS: Record<CarrierAdvice['verdict'], string> = {
  fits: '',
  strains: ', with strain',
  unknown: ', as far as its figures are published',
  cannot: ', which cannot meet every need',
};

const titleOf = ({ id, name: full }: CarrierAdvice): Inline => text`${name(full)} (${code(id)})`;

/** Criteria with their stated answers. */
function needs(flow: Flow, criteria: readonly string[]): Inline {
  return list(
    criteria.map((criterion) => {
      const stated = flow.needs.get(criterion)?.text;
      return code(stated === undefined ? criterion : `${criterion}: ${stated}`);
    }),
  );
}

/** An objection with its workaround, whether that is in place, and its source. */
function objectionText(flow: Flow, objection: Objection): Inline {
  const { criteria, because, workaround, settledBy, settledAs, source, asOf } = objection;
  const value = settledBy === undefined ? undefined : flow.uses?.get(settledBy)?.value;
  const done = value === true || (value !== undefined && value === settledAs);
  const lead = done && settledBy !== undefined ? text`In place (${code(settledBy)})` : 'So';
  return [
    text`${needs(flow, criteria)}: ${sentence(because)}`,
    workaround === '' ? '' : text` ${lead}: ${sentence(workaround)}`,
    source === undefined ? '' : text` (${fromPage(source, asOf)})`,
  ];
}

const objections = (flow: Flow, carrier: CarrierAdvice): Block =>
  bullets(carrier.objections.map((each) => objectionText(flow, each)));

/** Why a carrier is offered; its objections are printed apart. */
function merits({ because, objections }: CarrierAdvice): Inline {
  return sentences(...because.slice(objections.length).map((each) => sentence(capital(each))));
}

/** The first choice with its objections, the next best, and what is in use. */
export function carriedBy(advice: FlowAdvice, context: ReportContext): Block {
  const { flow, brokers, built } = advice;
  if (brokers.length === 0) return [];
  const [first, ...rest] = brokers.filter(({ verdict }) => verdict !== 'cannot');
  if (first === undefined) return [nothingCan(advice, context), inUse(advice, context)];
  const keeps = built.judged.includes(first.id) && first.verdict !== 'fits';
  const next = nextBest(rest.slice(0, 2));
  const clean = first.objections.length === 0;
  return [
    paragraph(
      sentences(
        text`${strong('Carried by: ', name(first.name))} (${code(first.id)})${VERDICTS[first.verdict]}.`,
        merits(first),
        keeps ? ['In use today.', accepted(brokerWaivers(flow))] : '',
        clean ? next : '',
      ),
    ),
    objections(flow, first),
    clean ? [] : paragraph(next),
    inUse(advice, context),
  ];
}

/** No carrier meets the needs: which to give up, and what could carry the flow then. */
function nothingCan({ flow, needsToDrop }: FlowAdvice, { base }: ReportContext): Block {
  const items = needsToDrop.map(({ needs: dropped, allows }) => {
    const could = allows.map((id) => name(carrierName(id, base)));
    return text`Give up ${needs(flow, dropped)}, and ${some(could, 4)} could do.`;
  });
  return [
    paragraph(strong('Carried by: nothing that is known.'), ' Nothing meets all of these needs together.'),
    bullets(items),
  ];
}

/** The next best carriers, in a sentence. */
function nextBest(next: readonly CarrierAdvice[]): Inline {
  if (next.length === 0) return '';
  const items = next.map((each): Inline => {
    if (each.verdict === 'fits') return [titleOf(each), ', which fits'];
    const on = [...new Set(each.objections.flatMap(({ criteria }) => criteria))].map(code);
    const verdict = each.verdict === 'strains' ? 'with strain' : 'unknown';
    return [titleOf(each), `, ${verdict}`, on.length === 0 ? '' : [' on ', list(on)]];
  });
  return text`Next: ${joined(items, '; ')}.`;
}

/** The carrier in use, where it is not the first choice. */
function inUse({ flow, brokers, built: { carriers, judged } }: FlowAdvice, { base }: ReportContext): Block {
  const waived = accepted(brokerWaivers(flow));
  if (carriers.length > 1 && judged.length === 0) {
    const names = list(carriers.map((id) => text`${name(carrierName(id, base))} (${code(id)})`));
    return paragraph(
      strong('In use today: ', names),
      ', put together in a way that is not known here, and so not judged.',
      waived,
    );
  }
  const used = brokers.filter(({ id }) => judged.includes(id) && id !== brokers[0]?.id);
  return used.map((each) => [
    paragraph(
      sentences(
        text`${strong('In use today: ', name(each.name))} (${code(each.id)})${VERDICTS[each.verdict]}.`,
        each.verdict === 'fits' ? merits(each) : '',
      ),
      waived,
    ),
    objections(flow, each),
  ]);
}

/** Rows for a flow by itself, and for one among several. */
const ROWS = { alone: 5, among: 3 };

const exclusions = ({ objections }: CarrierAdvice) => objections.filter(({ match }) => match === 'cannot');

/**
 * What cannot carry the flow, the well-known first: a table with reasons and sources for some, the needs for the rest.
 * What is not offered where the flow runs is named for a single flow only.
 */
export function ruledOut({ flow, brokers, built }: FlowAdvice, { base, alone, compact }: ReportContext): Block {
  const { catalogue, criteria } = base;
  const place = criteria.find(({ role }) => role === 'place')?.name ?? '';
  const ranks = new Map(
    catalogue.carriers.map(({ id, parts, usualRank }) => [id, parts.length > 1 ? 100 + usualRank : usualRank]),
  );
  const rankOf = ({ id }: CarrierAdvice) => ranks.get(id) ?? 100;
  const out = brokers.filter(({ verdict, id }) => verdict === 'cannot' && !built.judged.includes(id));
  const elsewhere = out.filter((each) => exclusions(each).some((objection) => objection.criteria.includes(place)));
  const here = out.filter((each) => !elsewhere.includes(each)).sort((a, b) => rankOf(a) - rankOf(b));
  const shown = compact ? [] : here.slice(0, alone ? ROWS.alone : ROWS.among);
  const rest = here.slice(shown.length).map((each): Inline => {
    const on = [...new Set(exclusions(each).flatMap(({ criteria: failed }) => failed))];
    return [code(each.id), ' (', list(on.map(code)), ')'];
  });
  const lead = shown.length === 0 ? 'Cannot' : 'Nor can';
  const away = elsewhere.map(({ id }) => code(id));
  return [
    shown.length === 0
      ? []
      : table(
          ['What cannot', 'Need', 'Why', 'Source'],
          shown.map((each) => exclusionRow(flow, each)),
        ),
    paragraph(
      sentences(
        rest.length === 0 ? '' : text`${lead}: ${some(rest, alone ? 12 : 6)}.`,
        away.length === 0 || !alone ? '' : text`Not offered on ${needs(flow, [place])}: ${some(away, 12)}.`,
      ),
    ),
  ];
}

function exclusionRow(flow: Flow, carrier: CarrierAdvice): readonly Inline[] {
  const objections = exclusions(carrier);
  return [
    titleOf(carrier),
    list(distinct(objections.map(({ criteria }) => needs(flow, criteria)))),
    joined(distinct(objections.map(({ because }) => prose(withoutStop(because)))), '; '),
    joined(
      distinct(objections.flatMap(({ source, asOf }) => (source === undefined ? [] : [fromPage(source, asOf)]))),
      '; ',
    ),
  ];
}

/** Each text once, in the order of the first. */
function distinct(texts: readonly Inline[]): Inline[] {
  return [...new Map(texts.map((each) => [JSON.stringify(each), each])).values()];
}
