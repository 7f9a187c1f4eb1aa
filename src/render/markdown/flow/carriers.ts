import type { FlowAdvice } from '../../../model/advice.js';
import type { CarrierAdvice, Objection } from '../../../model/carrying.js';
import type { Flow } from '../../../model/system.js';
import { capital } from '../../../text/phrases.js';
import { fromDated } from '../appendix/sources.js';
import { type Inline, sentences, strong, text } from '../nodes.js';
import { code, name, sentence } from '../outside-text.js';
import { list, some } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { carrierName } from './carrier-name.js';
import { accepted, brokerWaivers } from './waivers.js';

const VERDICTS: Record<CarrierAdvice['verdict'], string> = {
  fits: '',
  strains: ', with strain',
  unknown: ', as far as its figures are published',
  cannot: ', which cannot meet every need',
};

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
    source === undefined ? '' : fromDated(source, asOf),
  ];
}

const objectionLines = (flow: Flow, { objections }: CarrierAdvice) =>
  objections.map((each) => objectionText(flow, each));

/** Why a carrier is offered; its objections are printed apart. */
function merits({ because, objections }: CarrierAdvice): Inline {
  return sentences(...because.slice(objections.length).map((each) => sentence(capital(each))));
}

/** Whether a broker is needed, where that is not plain. */
function needLine({ broker: { needed, because } }: FlowAdvice): Inline {
  if (needed === true) return '';
  return [needed === null ? 'Perhaps no broker is needed.' : strong('No broker is needed.'), ' ', sentence(because)];
}

/** What carries the flow with what that strains on; where nothing can, which needs to give up. */
export function carriedByLines(advice: FlowAdvice, context: ReportContext): readonly Inline[] {
  const { flow, brokers, built } = advice;
  if (brokers.length === 0) return [needLine(advice)];
  const [first] = brokers.filter(({ verdict }) => verdict !== 'cannot');
  if (first === undefined) return [needLine(advice), ...nothingCan(advice, context)];
  const carrier = chosenOf(advice, context) ?? first;
  const keeps = built.judged.includes(carrier.id) && carrier.verdict !== 'fits';
  return [
    needLine(advice),
    sentences(
      text`${strong(name(carrier.name))} (${code(carrier.id)})${VERDICTS[carrier.verdict]}.`,
      merits(carrier),
      keeps ? ['In use today.', accepted(brokerWaivers(flow))] : '',
    ),
    ...objectionLines(flow, carrier),
    carrier.id === first.id
      ? ''
      : text`Taken by itself, the flow would go over ${name(first.name)} (${code(first.id)}).`,
  ];
}

/** What carries the flow once all flows are taken together. */
function chosenOf(advice: FlowAdvice, { carrierOf }: ReportContext): CarrierAdvice | undefined {
  const chosen = carrierOf(advice);
  return advice.brokers.find(({ id, verdict }) => id === chosen && verdict !== 'cannot');
}

function nothingCan({ flow, needsToDrop }: FlowAdvice, { base }: ReportContext): readonly Inline[] {
  return [
    [strong('Nothing that is known.'), ' Nothing meets all of these needs together.'],
    ...needsToDrop.map(({ needs: dropped, allows }) => {
      const could = allows.map((id) => name(carrierName(id, base)));
      return text`Give up ${needs(flow, dropped)}, and ${some(could, 4)} could do.`;
    }),
  ];
}

/** The next best carriers. */
export function insteadLines(advice: FlowAdvice, context: ReportContext): readonly Inline[] {
  const usable = advice.brokers.filter(({ verdict }) => verdict !== 'cannot');
  const chosen = chosenOf(advice, context) ?? usable[0];
  const next = usable.filter(({ id }) => id !== chosen?.id).slice(0, 2);
  return next.map((each) => {
    const title = text`Or ${name(each.name)} (${code(each.id)})`;
    if (each.verdict === 'fits') return [title, ', which fits.'];
    const on = [...new Set(each.objections.flatMap(({ criteria }) => criteria))].map(code);
    const verdict = each.verdict === 'strains' ? 'with strain' : 'unknown';
    return [title, `, ${verdict}`, on.length === 0 ? '' : [' on ', list(on)], '.'];
  });
}

/** The carrier in use, where it is not what carries the flow. */
export function inUseLines(advice: FlowAdvice, context: ReportContext): readonly Inline[] {
  const { flow, brokers, built } = advice;
  const { carriers, judged } = built;
  const waived = accepted(brokerWaivers(flow));
  if (carriers.length > 1 && judged.length === 0) {
    const names = list(carriers.map((id) => text`${name(carrierName(id, context.base))} (${code(id)})`));
    return [[strong(names), ' are in use together in a way that is not known here, and so not judged.', waived]];
  }
  const chosen = chosenOf(advice, context)?.id ?? brokers[0]?.id;
  const used = brokers.filter(({ id }) => judged.includes(id) && id !== chosen);
  return used.flatMap((each) => [
    sentences(
      text`${strong(name(each.name))} (${code(each.id)}) is in use${VERDICTS[each.verdict]}.`,
      each.verdict === 'fits' ? merits(each) : '',
      waived,
    ),
    ...objectionLines(flow, each),
  ]);
}

/** What carries a flow, in a cell. */
export function carrierCell(advice: FlowAdvice, { carrierOf }: ReportContext): Inline {
  const carrier = carrierOf(advice);
  if (carrier !== undefined) return code(carrier);
  return advice.brokers.length > 0 ? strong('nothing known') : '';
}
