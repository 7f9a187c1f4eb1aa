import type { Advice, FlowAdvice } from '../../../model/advice.js';
import type { Portfolio } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { blocks, bullets } from '../blocks.js';
import { code, inline, name, truncate } from '../escape.js';
import { carrierName } from '../flow/used.js';
import { list, plural, some } from '../phrases.js';

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

/** What one broker fewer would cost: flows without a carrier, strains, and what moves where. */
function fewer(flows: readonly FlowAdvice[], now: Portfolio, then: Portfolio, base: RuleBase): string {
  const lost = flows.filter((_, i) => now.carries[i] !== undefined && then.carries[i] === undefined);
  const moved = flows.map((_, i) => (then.carries[i] === now.carries[i] ? undefined : then.carries[i]));
  const moves = [...grouped(flows, moved)].map(
    ([id, over]) =>
      `${some(over.map(flowName), FEW)} would go over ${name(carrierName(id, base))}${strained(over, id)}`,
  );
  const costs = [
    lost.length === 0 ? '' : `nothing would carry ${some(lost.map(flowName), FEW)}`,
    then.strains === now.strains
      ? ''
      : `${plural(then.strains, 'strain')} instead of ${now.strains === 0 ? 'none' : now.strains}`,
  ].filter((cost) => cost !== '');
  const cost = costs.length === 0 ? 'nothing in fit' : costs.join(', and ');
  const moving = moves.length === 0 ? '' : ` ${moves.join('; ')}.`;
  return `**One fewer** (${named(then.brokers, base)}) would cost: ${cost}.${moving}`;
}

/** How many of a set run already, where the flows say what does. */
function running({ brokers, added }: Portfolio, flows: readonly FlowAdvice[], { criteria }: RuleBase): string {
  const criterion = criteria.find(({ role }) => role === 'running')?.name;
  if (criterion === undefined || flows.every(({ flow }) => !flow.needs.has(criterion))) return '';
  if (added === 0) return ' All run already.';
  return added === brokers.length
    ? ' None of that runs yet, by what was said.'
    : ` ${added} of ${brokers.length} do not run yet, by what was said.`;
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
  return `**In use, and fits by itself:** ${items.join('; ')}. The set above is the one for all flows: fewest flows without a carrier, then fewest strains, then fewest to add.`;
}

/** The brokers for all flows together, and what one fewer would cost. */
export function brokers(advice: Advice, base: RuleBase): string {
  const { recommendation, flows, catalogue } = advice;
  const { portfolio, oneFewer } = recommendation;
  if (flows.every((each) => each.brokers.length === 0)) return '';
  const set = portfolio.brokers.length === 0 ? 'none that is known' : named(portfolio.brokers, base);
  const dated = catalogue === '' ? '' : ` Facts about brokers are those of the catalogue of ${inline(catalogue)}.`;
  return blocks(
    `**Brokers: ${set}.**${running(portfolio, flows, base)}${dated}`,
    carried(flows, portfolio.carries, base),
    left(advice, base),
    oneFewer === undefined ? '' : fewer(flows, portfolio, oneFewer, base),
  );
}
