import type { Advice, FlowAdvice } from '../../../model/advice.js';
import type { Portfolio } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { platformNames } from '../../portfolio-words.js';
import { carrierName } from '../flow/carrier-name.js';
import { type Block, bullets, type Inline, joined, paragraph, sentences, strong, table, text } from '../nodes.js';
import { code, name, plain, truncate } from '../outside-text.js';
import { list, some } from '../phrases.js';

const FEW = 6;
const flowNames = (flows: readonly FlowAdvice[]): Inline =>
  some(
    flows.map(({ flow }) => name(truncate(flow.name, 60))),
    FEW,
  );
/** The needs on which what carries a flow strains or is unknown. */
function strainsOf(advice: FlowAdvice, carrier: string | undefined): readonly string[] {
  const found = advice.brokers.find(({ id }) => id === carrier);
  return [...new Set(found?.objections.flatMap(({ criteria }) => criteria) ?? [])];
}

/** Flows by their carrier, in the order of the first flow of each. */
function byCarrier(flows: readonly FlowAdvice[], carries: readonly (string | undefined)[]) {
  const groups = new Map<string, FlowAdvice[]>();
  flows.forEach((each, i) => {
    const carrier = carries[i];
    if (carrier !== undefined) groups.set(carrier, [...(groups.get(carrier) ?? []), each]);
  });
  return groups;
}

function strained(flows: readonly FlowAdvice[], carrier: string): Inline {
  const items = flows.flatMap((each): Inline[] => {
    const on = strainsOf(each, carrier);
    if (on.length === 0) return [];
    return [[flows.length === 1 ? '' : [name(truncate(each.flow.name, 60)), ' '], 'on ', list(on.map(code))]];
  });
  return items.length === 0 ? '' : [`, with strain${flows.length === 1 ? ' ' : ': '}`, some(items, FEW)];
}

/** The carriers with their flows. */
function carried(flows: readonly FlowAdvice[], carries: readonly (string | undefined)[], base: RuleBase): Block {
  const items = [...byCarrier(flows, carries)].map(([id, over]) => {
    const parts = base.catalogue.carriers.find((carrier) => carrier.id === id)?.parts ?? [];
    const made = parts.length > 1 ? [', of ', list(parts.map(code))] : '';
    return text`${strong(name(carrierName(id, base)))} (${code(id)}${made}): ${flowNames(over)}${strained(over, id)}.`;
  });
  const unmet = flows.filter((_, i) => carries[i] === undefined);
  return bullets([...items, unmet.length === 0 ? '' : text`${strong('Nothing known')} carries ${flowNames(unmet)}.`]);
}

/** What of a set runs already. */
function running({ platforms, adds }: Portfolio, base: RuleBase): Inline {
  if (adds.length > 0) return text`That adds ${plain(platformNames(adds, base))}.`;
  return platforms.some(({ id }) => base.catalogue.platforms.find((each) => each.id === id)?.cloud === undefined)
    ? 'All of it runs already.'
    : '';
}

/** The other sets that nobody could call worse in every respect. */
function alternativeSets({ portfolio, alternatives }: Advice['recommendation'], base: RuleBase): Block {
  if (alternatives.length === 0) return [];
  const row = ({ brokers, adds, unmet, costly, routine }: Portfolio, isRecommended: boolean): readonly Inline[] => {
    const set = joined(brokers.map(code), ', ');
    return [
      isRecommended ? strong(set) : set,
      adds.length === 0 ? 'nothing' : plain(platformNames(adds, base)),
      ...[unmet, costly, routine].map(String),
    ];
  };
  return [
    paragraph('Other sets, each better than the recommended one in something:'),
    table(
      ['Set', 'Adds', 'Flows unmet', 'Costly strains', 'Routine workarounds'],
      [row(portfolio, true), ...alternatives.map((other) => row(other, false))],
    ),
  ];
}

/** Where the place is open, what it would decide. */
function atPlaces({ places }: Advice['recommendation']): Block {
  if (places.length === 0) return [];
  const each = places.map(
    ({ place, brokers }) => text`on ${code(place)} ${brokers.length === 0 ? 'nothing known' : list(brokers.map(code))}`,
  );
  return paragraph(text`Nobody said where it runs, and that would decide: ${joined(each, '; ')}.`);
}

/** Carriers in use that fit their flow, but are not in this set. */
function leftOut({ flows, recommendation: { portfolio } }: Advice, base: RuleBase): Block {
  const used = flows.map((each, i) => {
    const fits = each.brokers.find(({ id, verdict }) => verdict === 'fits' && each.built.judged.includes(id));
    return fits === undefined || fits.id === portfolio.carries[i] ? undefined : fits.id;
  });
  const items = [...byCarrier(flows, used)].map(
    ([id, over]) => text`${name(carrierName(id, base))} for ${flowNames(over)}`,
  );
  if (items.length === 0) return [];
  return paragraph(
    text`${strong('In use, and fits by itself:')} ${joined(items, '; ')}. The set above is the one for all flows: fewest flows without a carrier, then fewest costly strains, then fewest platforms to add.`,
  );
}

/** The brokers for all flows together, and what other sets there are. */
export function brokers(advice: Advice, base: RuleBase): Block {
  const { recommendation, flows, catalogue } = advice;
  const { portfolio } = recommendation;
  if (flows.every((each) => each.brokers.length === 0)) return [];
  // By id: several of the full names have a comma in them, and the list below gives those.
  const set = portfolio.brokers.length === 0 ? 'none that is known' : list(portfolio.brokers.map(code));
  return [
    paragraph(
      sentences(
        strong('Brokers: ', set, '.'),
        running(portfolio, base),
        catalogue === '' ? '' : text`Facts about brokers are those of the catalogue of ${plain(catalogue)}.`,
      ),
    ),
    atPlaces(recommendation),
    carried(flows, portfolio.carries, base),
    leftOut(advice, base),
    alternativeSets(recommendation, base),
  ];
}
