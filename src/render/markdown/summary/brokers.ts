import type { Advice, FlowAdvice } from '../../../model/advice.js';
import type { Portfolio } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { plural } from '../../../text/phrases.js';
import { carrierName, carriersInUse } from '../flow/built-with.js';
import { type Block, bullets, type Inline, joined, paragraph, sentences, strong, text } from '../nodes.js';
import { code, name, plain, truncate } from '../outside-text.js';
import { list, some } from '../phrases.js';

const FEW = 6;
const flowNames = (flows: readonly FlowAdvice[]): Inline =>
  some(
    flows.map(({ flow }) => name(truncate(flow.name, 60))),
    FEW,
  );
const carrierNames = (ids: readonly string[], base: RuleBase): Inline =>
  list(ids.map((id) => name(carrierName(id, base))));

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

/** What one broker fewer would cost: flows without a carrier, strains, and the flows that move. */
function oneFewer(flows: readonly FlowAdvice[], now: Portfolio, then: Portfolio, base: RuleBase): Block {
  const lost = flows.filter((_, i) => now.carries[i] !== undefined && then.carries[i] === undefined);
  const moved = flows.map((_, i) => (then.carries[i] === now.carries[i] ? undefined : then.carries[i]));
  const moves = [...byCarrier(flows, moved)].map(
    ([id, over]) => text`${flowNames(over)} would go over ${name(carrierName(id, base))}${strained(over, id)}`,
  );
  const costs = [
    ...(lost.length === 0 ? [] : [text`nothing would carry ${flowNames(lost)}`]),
    ...(then.strains === now.strains
      ? []
      : [`${plural(then.strains, 'strain')} instead of ${now.strains === 0 ? 'none' : now.strains}`]),
  ];
  const cost = costs.length === 0 ? 'nothing in fit' : joined(costs, ', and ');
  return paragraph(
    sentences(
      text`${strong('One fewer')} (${carrierNames(then.brokers, base)}) would cost: ${cost}.`,
      moves.length === 0 ? '' : [joined(moves, '; '), '.'],
    ),
  );
}

/** How many brokers of a set run already, where some flow states what runs. */
function running({ brokers, added }: Portfolio, flows: readonly FlowAdvice[], { criteria }: RuleBase): string {
  const criterion = criteria.find(({ role }) => role === 'running')?.name;
  if (criterion === undefined || flows.every(({ flow }) => !flow.needs.has(criterion))) return '';
  if (added === 0) return 'All run already.';
  return added === brokers.length
    ? 'None of that runs yet, by what was said.'
    : `${added} of ${brokers.length} do not run yet, by what was said.`;
}

/** Carriers in use that fit their flow, but are not in this set. */
function leftOut({ flows, recommendation: { portfolio } }: Advice, base: RuleBase): Block {
  const used = flows.map((each, i) => {
    const inUse = carriersInUse(each.flow, base);
    const fits = each.brokers.find(({ id, verdict }) => verdict === 'fits' && inUse.includes(id));
    return fits === undefined || fits.id === portfolio.carries[i] ? undefined : fits.id;
  });
  const items = [...byCarrier(flows, used)].map(
    ([id, over]) => text`${name(carrierName(id, base))} for ${flowNames(over)}`,
  );
  if (items.length === 0) return [];
  return paragraph(
    text`${strong('In use, and fits by itself:')} ${joined(items, '; ')}. The set above is the one for all flows: fewest flows without a carrier, then fewest strains, then fewest to add.`,
  );
}

/** The brokers for all flows together, and what one fewer would cost. */
export function brokers(advice: Advice, base: RuleBase): Block {
  const { recommendation, flows, catalogue } = advice;
  const { portfolio } = recommendation;
  if (flows.every((each) => each.brokers.length === 0)) return [];
  const set = portfolio.brokers.length === 0 ? 'none that is known' : carrierNames(portfolio.brokers, base);
  return [
    paragraph(
      sentences(
        strong('Brokers: ', set, '.'),
        running(portfolio, flows, base),
        catalogue === '' ? '' : text`Facts about brokers are those of the catalogue of ${plain(catalogue)}.`,
      ),
    ),
    carried(flows, portfolio.carries, base),
    leftOut(advice, base),
    recommendation.oneFewer === undefined ? [] : oneFewer(flows, portfolio, recommendation.oneFewer, base),
  ];
}
