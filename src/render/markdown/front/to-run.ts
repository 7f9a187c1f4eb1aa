import type { Advice, FlowAdvice } from '../../../model/advice.js';
import type { Portfolio, PricedMonth } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { dollarRange } from '../../../text/dollars.js';
import { plural } from '../../../text/phrases.js';
import { platformNames } from '../../portfolio-words.js';
import { flowNames } from '../appendix/appendix.js';
import { carrierName } from '../flow/carrier-name.js';
import { type Inline, joined, sentences, strong, text } from '../nodes.js';
import { code, name, plain } from '../outside-text.js';
import { list } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

/** Flows named before the rest is counted. */
const FEW = 2;

/** Flows by their carrier, in the order of the first flow of each. */
function byCarrier(flows: readonly FlowAdvice[], carrierOf: (flow: FlowAdvice, index: number) => string | undefined) {
  const groups = new Map<string, FlowAdvice[]>();
  flows.forEach((each, index) => {
    const carrier = carrierOf(each, index);
    if (carrier !== undefined) groups.set(carrier, [...(groups.get(carrier) ?? []), each]);
  });
  return groups;
}

/** The brokers for all flows together: what is there, what is added, what strains, what is priced. */
export function toRun(advice: Advice, context: ReportContext): Inline {
  const { base } = context;
  const { recommendation, flows } = advice;
  const { portfolio } = recommendation;
  if (flows.every((each) => each.brokers.length === 0)) return '';
  const { brokers } = portfolio;
  const set =
    brokers.length === 0 ? 'nothing that is known' : list(brokers.map((id) => nameOf(id, brokers.length, base)));
  return sentences(
    text`${strong('What to run.')} ${set}.`,
    running(portfolio, base),
    made(flows, context),
    strains(flows, context),
    leftOut(flows, context),
    unmet(flows, context),
    priced(flows),
    atPlaces(recommendation),
  );
}

/** More than these are named by their ids alone. */
const NAMED = 2;

const nameOf = (id: string, among: number, base: RuleBase): Inline =>
  among > NAMED ? code(id) : text`${name(carrierName(id, base))} (${code(id)})`;

/** What of a set runs already. */
function running({ platforms, adds }: Portfolio, base: RuleBase): Inline {
  if (adds.length > 0) return text`That adds ${plain(platformNames(adds, base))}.`;
  return platforms.some(({ id }) => base.catalogue.platforms.find((each) => each.id === id)?.cloud === undefined)
    ? 'All of it runs already.'
    : '';
}

/** What is carried by several brokers together. */
function made(flows: readonly FlowAdvice[], { base, carrierOf }: ReportContext): Inline {
  const parts = (id: string) => base.catalogue.carriers.find((carrier) => carrier.id === id)?.parts ?? [];
  const items = [...byCarrier(flows, carrierOf).keys()]
    .filter((id) => parts(id).length > 1)
    .map((id) => text`${code(id)} is made of ${list(parts(id).map(code))}`);
  return items.length === 0 ? '' : [joined(items, '; '), '.'];
}

function strains(flows: readonly FlowAdvice[], { carrierOf }: ReportContext): Inline {
  const strained = flows.filter((each) =>
    each.brokers.some(({ id, verdict }) => id === carrierOf(each) && verdict === 'strains'),
  );
  return strained.length === 0 ? '' : text`With a workaround: ${flowNames(strained, 0, FEW)}.`;
}

/** Carriers in use that fit their flow, but are not in this set. */
function leftOut(flows: readonly FlowAdvice[], { base, carrierOf }: ReportContext): Inline {
  const used = byCarrier(flows, (each) => {
    const fits = each.brokers.find(({ id, verdict }) => verdict === 'fits' && each.built.judged.includes(id));
    return fits?.id === carrierOf(each) ? undefined : fits?.id;
  });
  const items = [...used].map(([id, over]) => text`${nameOf(id, used.size, base)} for ${flowNames(over, 0, FEW)}`);
  if (items.length === 0) return '';
  return text`In use, and fits by itself: ${joined(items, '; ')}; for all flows the set is the one with the fewest flows without a carrier, then the fewest costly strains, then the fewest platforms to add.`;
}

function unmet(flows: readonly FlowAdvice[], { carrierOf }: ReportContext): Inline {
  const without = flows.filter((each) => carrierOf(each) === undefined);
  return without.length === 0 ? '' : text`Nothing known carries ${flowNames(without, 0)}.`;
}

/** The cost of a month, of the flows of which prices are known. */
function priced(flows: readonly FlowAdvice[]): Inline {
  const months = flows.flatMap(({ cost }) => (cost?.priced ? [cost] : []));
  if (months.length === 0) return '';
  const sum = (of: (month: PricedMonth) => number) => months.reduce((total, month) => total + of(month), 0);
  const range = plain(
    dollarRange(
      sum(({ least }) => least),
      sum(({ most }) => most),
    ),
  );
  const whose =
    months.length === flows.length
      ? ''
      : `, for the ${months.length} of ${plural(flows.length, 'flow')} with a known price`;
  return text`A month costs ${range} by list price${whose}.`;
}

/** Where the place is open, what it would decide. */
function atPlaces({ places }: Advice['recommendation']): Inline {
  if (places.length === 0) return '';
  const each = places.map(
    ({ place, brokers }) => text`on ${code(place)} ${brokers.length === 0 ? 'nothing known' : list(brokers.map(code))}`,
  );
  return text`Nobody said where it runs, and that would decide: ${joined(each, '; ')}.`;
}
