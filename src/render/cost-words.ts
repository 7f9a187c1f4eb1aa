import type { CostItem, MonthlyCost, PricedMonth, UnpricedMonth } from '../model/cost.js';
import { list } from '../text/phrases.js';

/** What is billed, in words; by part where there are several. */
export function billedText({ paidFor }: MonthlyCost): string {
  if (paidFor.length === 1) return paidFor[0].text;
  return paidFor.map(({ carrier, text }) => `${carrier}: ${text}`).join('; ');
}

/** Why there is no figure; `quoted` writes the name of a need. */
export function noFigureText({ lacks, unknown }: UnpricedMonth, quoted = (name: string) => name): string {
  return unknown.length > 0
    ? `no list price is known of ${list(unknown)}`
    : `a figure takes ${list(lacks.map(quoted))}`;
}

/** The price lists that went in, each once. */
export function priceLists({ items }: PricedMonth): Pick<CostItem, 'region' | 'source' | 'asOf'>[] {
  return [...new Map(items.map((item) => [`${item.region}\n${item.source.url}\n${item.asOf}`, item])).values()];
}
