import { costOf, effectiveCarrier, matchCarrier, readersIn, statedPrice } from '../../brokers/index.js';
import type { Answers } from '../../model/answer.js';
import type { Carrier, Price, Reference } from '../../model/broker.js';
import type { MonthlyCost } from '../../model/carrying.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import { dollarRange } from '../../text/dollars.js';
import { list } from '../../text/phrases.js';

/** What a month costs at a load, item by item, in the mode that the carrier takes for it; nothing where nothing is given. */
export function costParts(base: RuleBase, carrier: Carrier, load: Answers): Page['parts'] {
  const cost = load.size === 0 ? undefined : costAt(base, carrier, load);
  if (cost === undefined) return [];
  const total = cost.priced ? [totalText(cost)] : [];
  return [{ title: 'What a month costs at this load', lines: [...total, ...linesOf(cost)] }];
}

/** The same of several, side by side: the totals, then where each comes from. */
export function costsParts(base: RuleBase, carriers: readonly Carrier[], load: Answers): Page['parts'] {
  if (load.size === 0) return [];
  const costs = carriers.flatMap((carrier) => {
    const cost = costAt(base, carrier, load);
    return cost === undefined ? [] : [{ carrier, cost }];
  });
  const totals = costs.map(({ carrier, cost }) => `${carrier.id}: ${totalText(cost)}`);
  const lines = costs.flatMap(({ carrier, cost }) => linesOf(cost).map((line) => `${carrier.id}, ${line}`));
  return [{ title: 'What a month costs at this load', lines: [...totals, ...lines] }];
}

/** The list prices of a carrier and of its modes. */
export function priceParts({ price, modes }: Carrier): Page['parts'] {
  const lines = [
    ...(price === undefined ? [] : pricesOf(price, '')),
    ...modes.flatMap((mode) => (mode.price === undefined ? [] : pricesOf(mode.price, `${mode.id}, `))),
  ];
  return lines.length === 0 ? [] : [{ title: 'List prices, US dollars', lines }];
}

/** The pages that the prices of a carrier are from. */
export function pricePages({ price, modes }: Carrier): Reference[] {
  const prices = [price, ...modes.map((mode) => mode.price)];
  return prices.flatMap((each) =>
    each === undefined ? [] : [each.source, ...each.items.flatMap(({ source }) => source ?? [])],
  );
}

function pricesOf({ items, region, source, asOf, assumes }: Price, prefix: string): string[] {
  const lines = items.map((item) => {
    const page = item.source ?? source;
    return `${prefix}${item.what}: ${statedPrice(item)}, ${region} (${page.title}, ${item.asOf ?? asOf})`;
  });
  return assumes === undefined ? lines : [...lines, `${prefix}assumed: ${assumes}`];
}

function costAt({ catalogue, criteria }: RuleBase, carrier: Carrier, load: Answers): MonthlyCost | undefined {
  const found = effectiveCarrier(matchCarrier(carrier, load, catalogue, criteria));
  return costOf(load, criteria, readersIn(load, criteria), found, catalogue);
}

const totalText = (cost: MonthlyCost) =>
  cost.priced ? `${dollarRange(cost.least, cost.most)}, at the stated peak rate all month` : 'no figure';

function linesOf(cost: MonthlyCost): string[] {
  if (!cost.priced) {
    const { lacks, unknown, paidFor, inputs } = cost;
    return [
      unknown.length > 0 ? `no list price is known of ${list(unknown)}` : `a figure takes ${list(lacks)}`,
      ...paidFor.map(({ carrier, text }) => `what is billed for ${carrier}: ${text}`),
      ...Object.entries(inputs).map(([name, value]) => `${name}: ${value}`),
    ];
  }
  const items = cost.items.map(
    ({ what, least, most, formula, price, region, source, asOf }) =>
      `${what}: ${dollarRange(least, most)} = ${formula}, at ${price} in ${region} (${source.title}, ${asOf})`,
  );
  return [...items, ...cost.assumes.map((each) => `assumed: ${each}`)];
}
