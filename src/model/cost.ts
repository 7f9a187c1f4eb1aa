import type { Reference } from './broker.js';

/** One thing that is paid for, with what a month of it comes to. */
export interface CostItem {
  /** What it is, with the part that it belongs to where there are several. */
  readonly what: string;
  /** US dollars. */
  readonly least: number;
  readonly most: number;
  readonly formula: string;
  /** Such as `$0.4 per 1M`. */
  readonly price: string;
  readonly region: string;
  readonly source: Reference;
  readonly asOf: string;
}

/** What is paid for, in words, by the broker that it is paid for. */
export interface PaidFor {
  readonly carrier: string;
  readonly text: string;
}

interface Paid {
  readonly paidFor: readonly PaidFor[];
  /** What went in, or what is counted where there is no figure. */
  readonly inputs: { readonly [name: string]: string };
}

/** What one month at the stated load costs by list price, from the least to the most. */
export interface PricedMonth extends Paid {
  readonly priced: true;
  readonly least: number;
  readonly most: number;
  readonly items: readonly CostItem[];
  /** What is taken for granted, and what comes on top. */
  readonly assumes: readonly string[];
}

/** What is paid for where there is no figure. */
export interface UnpricedMonth extends Paid {
  readonly priced: false;
  /** The needs that have to be stated, or to have an end, for a figure. */
  readonly lacks: readonly string[];
  /** Ids of the brokers whose list price is not known. */
  readonly unknown: readonly string[];
}

export type MonthlyCost = PricedMonth | UnpricedMonth;
