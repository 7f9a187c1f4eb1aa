import type { Advice, FlowAdvice } from '../../../model/advice.js';
import type { Portfolio } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { platformNames } from '../../portfolio-words.js';
import { blocks, bullets, table } from '../blocks.js';
import { code, inline, name, truncate } from '../escape.js';
import { carrierName } from '../flow/used.js';
import { list, some } from '../phrases.js';

const FEW = 6;
const flowName = ({ flow }: FlowAdvice) => name(truncate(flow.name, 60));
const named = (ids: readonly string[], base: RuleBase) => list(ids.map((id) => name(carrierName(id, base))));

/** The needs on which what carries a flow strains or is unknown. */
function strainsOf(advice: FlowAdvice, carrier: string | undefined): readonly string[] {
  const found = advice.brokers.find(({ id }) => id === carrier);
  return [...new Set(found?.objections.flatMap(({ criteria }) => criteria) ?? [])];
}

/** Flows by what carries them, in the order in which carriers are met. */
function grouped(flows: readonly FlowAdvice[], carries: readonly (string | undefined)[]) {
  const groups = new Map<string, FlowAdvice[]>();
  flows.forEach((each, i) => {
    const carrier = carries[i];
    if (carrier !== undefined) groups.set(carrier, [...(groups.get(carrier) ?? []), each]);
  });
  return groups;
}

function strained(flows: readonly FlowAdvice[], carrier: string): string {
  const items = flows.flatMap((each) => {
    const on = strainsOf(each, carrier);
    if (on.length === 0) return [];
    return (flows.length === 1 ? 'on ' : `${flowName(each)} on `) + list(on.map(code));
  });
  return items.length === 0 ? '' : `, with strain${flows.length === 1 ? ' ' : ': '}${some(items, FEW)}`;
}

/** Which flow goes over what. */
function carried(flows: readonly FlowAdvice[], carries: readonly (string | undefined)[], base: RuleBase): string {
  const items = [...grouped(flows, carries)].map(([id, over]) => {
    const parts = base.catalogue.carriers.find((carrier) => carrier.id === id)?.parts ?? [];
    const made = parts.length > 1 ? `, of ${list(parts.map(code))}` : '';
    return `**${name(carrierName(id, base))}** (${code(id)}${made}): ${some(over.map(flowName), FEW)}${strained(over, id)}.`;
  });
  const unmet = flows.filter((_, i) => carries[i] === undefined);
  const none = unmet.length === 0 ? [] : [`**Nothing known** carries ${some(unmet.map(flowName), FEW)}.`];
  return bullets([...items, ...none]);
}

/** What of a set runs already. */
function running({ platforms, adds }: Portfolio, base: RuleBase): string {
  if (adds.length > 0) return ` That adds ${inline(platformNames(adds, base))}.`;
  return platforms.some(({ id }) => base.catalogue.platforms.find((each) => each.id === id)?.cloud === undefined)
    ? ' All of it runs already.'
    : '';
}

/** The other sets that nobody could call worse in every respect. */
function others({ portfolio, alternatives }: Advice['recommendation'], base: RuleBase): string {
  if (alternatives.length === 0) return '';
  const row = ({ brokers, adds, unmet, costly, routine }: Portfolio, bold: boolean) => {
    const set = brokers.map(code).join(', ');
    return [
      bold ? `**${set}**` : set,
      adds.length === 0 ? 'nothing' : inline(platformNames(adds, base)),
      ...[unmet, costly, routine].map(String),
    ];
  };
  return blocks(
    'Other sets, each better than the recommended one in something:',
    table(
      ['Set', 'Adds', 'Flows unmet', 'Costly strains', 'Routine workarounds'],
      [row(portfolio, true), ...alternatives.map((other) => row(other, false))],
    ),
  );
}

/** Where the place is open, what it would decide. */
function atPlaces({ places }: Advice['recommendation']): string {
  if (places.length === 0) return '';
  const each = places.map(({ place, brokers }) => `on ${code(place)} ${list(brokers.map(code)) || 'nothing known'}`);
  return `Nobody said where it runs, and that would decide: ${each.join('; ')}.`;
}

/** What is in use and fits its flow, but is not what carries it in this set. */
function left({ flows, recommendation: { portfolio } }: Advice, base: RuleBase): string {
  const used = flows.map((each, i) => {
    const fits = each.brokers.find(({ id, verdict }) => verdict === 'fits' && each.built.judged.includes(id));
    return fits === undefined || fits.id === portfolio.carries[i] ? undefined : fits.id;
  });
  const items = [...grouped(flows, used)].map(
    ([id, over]) => `${name(carrierName(id, base))} for ${some(over.map(flowName), FEW)}`,
  );
  if (items.length === 0) return '';
  return `**In use, and fits by itself:** ${items.join('; ')}. The set above is the one for all flows: fewest flows without a carrier, then fewest costly strains, then fewest platforms to add.`;
}

/** The brokers for all flows together, and what other sets there are. */
export function brokers(advice: Advice, base: RuleBase): string {
  const { recommendation, flows, catalogue } = advice;
  const { portfolio } = recommendation;
  if (flows.every((each) => each.brokers.length === 0)) return '';
  const set = portfolio.brokers.length === 0 ? 'none that is known' : named(portfolio.brokers, base);
  const dated = catalogue === '' ? '' : ` Facts about brokers are those of the catalogue of ${inline(catalogue)}.`;
  return blocks(
    `**Brokers: ${set}.**${running(portfolio, base)}${dated}`,
    atPlaces(recommendation),
    carried(flows, portfolio.carries, base),
    left(advice, base),
    others(recommendation, base),
  );
}
