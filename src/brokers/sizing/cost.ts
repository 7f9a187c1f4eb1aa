import type { Answers } from '../../model/answer.js';
import type { Carrier, Catalogue } from '../../model/broker.js';
import type { CostItem, MonthlyCost, PaidFor } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import { formatQuantity } from '../../model/quantity.js';
import { threeFigures } from '../../text/figures.js';
import { inRole } from '../roles.js';
import { amountOf, UNITS } from './figure.js';
import { type Amount, type Load, loadOf } from './load.js';
import { type Basis, costOfItem, inputsOf, MONTH, type PriceItem } from './price-item.js';

/** What is paid for on its own: a broker, or a part of a composition. */
interface Part {
  readonly carrier: Carrier;
  /** Whether each consuming service has one of its own. */
  readonly eachReader: boolean;
}

const READERS = 'consuming services';

/**
 * What one month at the stated load costs by list price; where that is not known, what one pays for. Nothing in the
 * ranking reads it.
 */
export function costOf(
  answers: Answers,
  criteria: readonly Criterion[],
  consumers: number | undefined,
  carrier: Carrier | undefined,
  catalogue: Catalogue,
): MonthlyCost | undefined {
  const parts = carrier === undefined ? [] : partsOf(carrier, catalogue);
  const paidFor = parts.flatMap(paidForOf);
  if (paidFor.length === 0 && parts.every(({ carrier: { price } }) => price === undefined)) return undefined;
  const load = loadOf(answers, criteria);
  const unknown = parts.filter(({ carrier }) => !isPriced(carrier, load)).map((part) => part.carrier.id);
  const lacking = unknown.length > 0 ? [] : lackedBy(parts, load);
  if (unknown.length > 0 || lacking.length > 0) {
    const lacks = lacking.map((role) => {
      const name = inRole(criteria, role)?.name ?? role;
      return load[role] === undefined ? name : `${name} (with an end)`;
    });
    return { priced: false, paidFor, lacks, unknown, inputs: quantities(load, consumers, carrier) };
  }
  const readers: Amount =
    consumers === undefined
      ? { name: READERS, text: '1, assumed', least: 1, most: 1 }
      : { name: READERS, text: String(consumers), least: consumers, most: consumers };
  const kept = inRole(criteria, 'stored')?.name ?? '';
  const bases = parts.map((part) => basisOf(part, load, kept, readers));
  const items = parts.flatMap((part, index) => itemsOf(part, bases[index], parts.length > 1));
  return {
    priced: true,
    least: items.reduce((sum, { least }) => sum + least, 0),
    most: items.reduce((sum, { most }) => sum + most, 0),
    items,
    paidFor,
    assumes: [
      ...new Set(parts.flatMap(({ carrier: { price } }) => price?.assumes ?? [])),
      ...(consumers === undefined && items.some(({ formula }) => formula.includes(READERS))
        ? ['one consuming service']
        : []),
    ],
    inputs: inputsFor(items, bases),
  };
}

/** A composition is paid for part by part, unless its own file says what one pays for. */
function partsOf(carrier: Carrier, { carriers }: Catalogue): Part[] {
  const parts = carrier.parts.flatMap((id) => carriers.find((each) => each.id === id) ?? []);
  const [front] = parts;
  const own = carrier.facts.get('priceModel')?.text !== front?.facts.get('priceModel')?.text;
  if (carrier.price !== undefined || front === undefined || front.id === carrier.id || own)
    return [{ carrier, eachReader: false }];
  const isCopied = (part: Carrier) =>
    part !== front && front.facts.get('fanOut')?.value === true && part.facts.get('fanOut')?.value === false;
  return parts.map((part) => ({ carrier: part, eachReader: isCopied(part) }));
}

/** Whether there is a price, and what it counts units in says how many the load needs. */
function isPriced(carrier: Carrier, load: Load): boolean {
  const { price } = carrier;
  if (price === undefined) return false;
  const isCounted = price.items.every(({ counts }) => counts !== 'unit-hours') || load.rate === undefined;
  return isCounted || unitsOf(carrier, load) !== undefined;
}

function paidForOf({ carrier: { id, facts } }: Part): PaidFor[] {
  const text = facts.get('priceModel')?.text;
  return text === undefined ? [] : [{ carrier: id, text }];
}

/** The needs, by role, without which the load can't be priced. */
function lackedBy(parts: readonly Part[], load: Load): (keyof Load)[] {
  const needed = parts.flatMap(({ carrier }) =>
    (carrier.price?.items ?? []).flatMap((item) => neededBy(item, carrier, load)),
  );
  return [...new Set(needed)];
}

function neededBy(item: PriceItem, carrier: Carrier, load: Load): (keyof Load)[] {
  const isEndless = (amount: Amount | undefined) => amount !== undefined && !Number.isFinite(amount.most);
  return inputsOf(item).flatMap((input): (keyof Load)[] => {
    if (input === 'units') return carrier.facts.get('bytesPerUnit') && load.size === undefined ? ['size'] : [];
    if (input === 'stored') return isEndless(load.stored) ? ['stored'] : [];
    return load[input] === undefined || isEndless(load[input]) ? [input] : [];
  });
}

function basisOf({ carrier, eachReader }: Part, load: Load, keptName: string, readers: Amount): Basis {
  const keeps = carrier.price?.keeps ?? 0;
  const kept = load.stored ?? {
    name: keptName,
    text: `${formatQuantity(keeps, 'duration')}, where nobody states it`,
    least: keeps,
    most: keeps,
  };
  const units = unitsOf(carrier, load);
  return { load, kept, readers, ...(units ? { units } : {}), ...(eachReader ? { copies: readers } : {}) };
}

function unitsOf(carrier: Carrier, load: Load): Amount | undefined {
  const inputs = UNITS.inputs(load, carrier);
  const amount = inputs && amountOf(UNITS, inputs);
  if (amount === undefined) return undefined;
  const { least, most } = amount;
  return { name: UNITS.unit(carrier), text: least === most ? String(most) : `${least}..${most}`, least, most };
}

function itemsOf({ carrier: { id, price } }: Part, basis: Basis, named: boolean): CostItem[] {
  if (price === undefined) return [];
  return price.items.flatMap((item): CostItem[] => {
    const cost = costOfItem(item, basis);
    if (cost === undefined) return [];
    const { region } = price;
    const [source, asOf] = [item.source ?? price.source, item.asOf ?? price.asOf];
    return [{ ...cost, what: named ? `${id} ${item.what}` : item.what, region, source, asOf }];
  });
}

/** Of what went in, just what the formulas name. */
function inputsFor(items: readonly CostItem[], bases: readonly Basis[]): { readonly [name: string]: string } {
  const amounts = bases.flatMap(({ load: { rate, size }, kept, readers, units }) => [rate, size, kept, readers, units]);
  const named = amounts.filter((amount) => amount && items.some(({ formula }) => formula.includes(amount.name)));
  return Object.fromEntries([
    ...named.flatMap((amount) => (amount ? [[amount.name, amount.text]] : [])),
    ['month', `${MONTH.text} at the stated peak rate`],
    ...items.map(({ what, price, region, source, asOf }) => [
      `price of ${what}`,
      `${price} in ${region} (${source.title}, ${source.url}, ${asOf})`,
    ]),
  ]);
}

/** What is counted on any bill, where no price is known or something was not stated. */
function quantities(
  load: Load,
  consumers: number | undefined,
  carrier: Carrier | undefined,
): { readonly [name: string]: string } {
  const { rate, size } = load;
  if (rate === undefined || !Number.isFinite(rate.most)) return {};
  const range = (of: (end: 'least' | 'most') => number, text: (value: number) => string) => {
    const [low, high] = [text(of('least')), text(of('most'))];
    return low === high ? low : `${low} to ${high}`;
  };
  const records = range((end) => rate[end] * MONTH.seconds, recordsText);
  const bytes = (times: number) =>
    range(
      (end) => rate[end] * (size?.[end] ?? 0) * MONTH.seconds * times,
      (value) => `${threeFigures(value / 1e9)} GB`,
    );
  const units = carrier && unitsOf(carrier, load);
  const isSized = size !== undefined && Number.isFinite(size.most);
  return {
    'records a month': records,
    ...(isSized ? { 'data in a month': bytes(1) } : {}),
    ...(isSized && consumers !== undefined ? { 'data out a month': bytes(consumers) } : {}),
    ...(units === undefined ? {} : { [units.name]: units.text }),
  };
}

const recordsText = (count: number) => (count < 1e6 ? threeFigures(count) : `${threeFigures(count / 1e6)} million`);
