import type { FlowAdvice } from '../../../model/advice.js';
import type { CarrierAdvice, Objection } from '../../../model/carrying.js';
import type { Flow } from '../../../model/system.js';
import { blocks, bullets } from '../blocks.js';
import { code, name, prose } from '../escape.js';
import { capital, list, sentence, some } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { fromPage } from '../sources.js';
import { accepted } from './head.js';
import { brokerWaivers, carrierName } from './used.js';

const VERDICTS: Record<CarrierAdvice['verdict'], string> = {
  fits: '',
  strains: ', with strain',
  unknown: ', as far as its figures are published',
  cannot: ', which cannot meet every need',
};

export const called = ({ id, name: full }: CarrierAdvice) => `${name(full)} (${code(id)})`;

/** Needs as stated, for the ones that something fails on. */
export function needs(flow: Flow, criteria: readonly string[]): string {
  return list(
    criteria.map((criterion) => {
      const stated = flow.needs.get(criterion)?.text;
      return code(stated === undefined ? criterion : `${criterion}: ${stated}`);
    }),
  );
}

/** What speaks against a carrier, what to do about it, whether that is in place, and who says so. */
function objection(flow: Flow, { criteria, because, workaround, settledBy, source, asOf }: Objection): string {
  const done = settledBy !== undefined && flow.uses?.get(settledBy)?.value === true;
  const so = workaround === '' ? '' : ` ${done ? `In place (${code(settledBy)})` : 'So'}: ${sentence(workaround)}`;
  const from = source === undefined ? '' : ` (${fromPage(source, asOf)})`;
  return `${needs(flow, criteria)}: ${sentence(because)}${so}${from}`;
}

const against = (flow: Flow, { objections }: CarrierAdvice) => bullets(objections.map((each) => objection(flow, each)));

/** What it meets and why it is kept; the objections follow by themselves. */
function merits({ because, objections }: CarrierAdvice): string {
  return because
    .slice(objections.length)
    .map((text) => capital(sentence(text)))
    .join(' ');
}

/** The next best, in a line. */
function others(next: readonly CarrierAdvice[]): string {
  if (next.length === 0) return '';
  const items = next.map((each) => {
    const on = [...new Set(each.objections.flatMap(({ criteria }) => criteria))].map((criterion) => code(criterion));
    if (each.verdict === 'fits') return `${called(each)}, which fits`;
    return `${called(each)}, ${each.verdict === 'strains' ? 'with strain' : 'unknown'}${on.length === 0 ? '' : ` on ${list(on)}`}`;
  });
  return `Next: ${items.join('; ')}.`;
}

/** What is in use but is not the first choice. */
function inUse({ flow, brokers, built: { carriers, judged } }: FlowAdvice, { base }: ReportContext): string {
  if (carriers.length > 1 && judged.length === 0) {
    const names = list(carriers.map((id) => `${name(carrierName(id, base))} (${code(id)})`));
    return `**In use today: ${names}**, put together in a way that is not known here, and so not judged.${accepted(brokerWaivers(flow))}`;
  }
  const used = brokers.filter(({ id }) => judged.includes(id) && id !== brokers[0]?.id);
  return blocks(
    ...used.map((each) => {
      const lead = `**In use today: ${name(each.name)}** (${code(each.id)})${VERDICTS[each.verdict]}.`;
      const text = each.verdict === 'fits' ? merits(each) : '';
      return blocks(`${lead} ${text}`.trimEnd() + accepted(brokerWaivers(flow)), against(flow, each));
    }),
  );
}

/** Nothing can carry it: what to give up, and what that would allow. */
function nothing({ flow, needsToDrop }: FlowAdvice, { base }: ReportContext): string {
  const items = needsToDrop.map(({ needs: given, allows }) => {
    const could = some(
      allows.map((id) => name(carrierName(id, base))),
      4,
    );
    return `Give up ${needs(flow, given)}, and ${could} could do.`;
  });
  return blocks('**Carried by: nothing that is known.** Nothing meets all of these needs together.', bullets(items));
}

/** What carries the flow, why, what that strains, and what comes next. */
export function carriedBy(advice: FlowAdvice, telling: ReportContext): string {
  const { flow, brokers, built } = advice;
  const usable = brokers.filter(({ verdict }) => verdict !== 'cannot');
  if (brokers.length === 0) return '';
  if (usable.length === 0) return blocks(nothing(advice, telling), inUse(advice, telling));
  const [first, ...rest] = usable;
  const keeps = built.judged.includes(first.id) && first.verdict !== 'fits';
  const lead = `**Carried by: ${name(first.name)}** (${code(first.id)})${VERDICTS[first.verdict]}.`;
  const next = others(rest.slice(0, 2));
  const opening = [lead, merits(first), keeps ? `${prose('In use today.')}${accepted(brokerWaivers(flow))}` : ''];
  return blocks(
    [...opening, first.objections.length === 0 ? next : ''].filter((part) => part !== '').join(' '),
    against(flow, first),
    first.objections.length === 0 ? '' : next,
    inUse(advice, telling),
  );
}
