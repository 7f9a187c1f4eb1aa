import type { CapabilityValue, Match, Reference, Weight } from './broker.js';

/** One thing that speaks against a carrier for a flow. */
export interface Objection {
  readonly match: Exclude<Match, 'fits'>;
  /** How much it weighs, where it strains. */
  readonly weight?: Weight;
  /** The figure of the sizing that is over a quota, where it comes from that. */
  readonly figure?: Figure['figure'];
  /** The needs that it comes from; without any one of them it would not be made. */
  readonly criteria: readonly string[];
  /** The limit that it is, where it is none of the general comparisons. */
  readonly limit?: string;
  readonly because: string;
  /** What to do, where it strains. */
  readonly workaround: string;
  /** Of a flow whose consumers need different things: positions of those for whom it is made; left out, for all. */
  readonly consumers?: readonly number[];
  /** The setup fact that says the workaround is in place. */
  readonly settledBy?: string;
  /** The value of it that says so, where that is not `true` and no time. */
  readonly settledAs?: string;
  /** The pitfall that says the same with figures of the flow. */
  readonly toldBy?: string;
  readonly source?: Reference;
  readonly asOf?: string;
}

/** How one carrier meets a flow. */
export interface CarrierAdvice {
  readonly id: string;
  readonly name: string;
  readonly verdict: Match;
  /** In words: the objections, or what it meets and why it is kept. */
  readonly because: readonly string[];
  readonly objections: readonly Objection[];
  /** The variant it takes. */
  readonly mode?: string;
}

/** Needs which, given up together, leave something that can carry the flow. */
export interface NeedsToDrop {
  readonly needs: readonly string[];
  /** Ids of the carriers that could then do, best match first. */
  readonly allows: readonly string[];
}

/** One figure of the sizing, from the least to the most that the stated ranges allow. */
export interface Figure {
  readonly figure:
    | 'inFlight'
    | 'workers'
    | 'bytesIn'
    | 'egress'
    | 'subscriptions'
    | 'units'
    | 'perKeyCeiling'
    | 'storage';
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly formula: string;
  readonly inputs: { readonly [name: string]: string };
  /** A quota that the figure is held against, and whether all or part of it is over. */
  readonly quota?: {
    readonly capability: string;
    readonly carrier: string;
    readonly fact: CapabilityValue;
    readonly over: 'no' | 'partly' | 'all';
  };
}

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

/** The pattern that fits a flow. */
export interface PatternAdvice {
  readonly id: string;
  readonly name: string;
  readonly because: string;
  readonly diagram: string;
}

/** What a set of brokers comes to over all flows, in the order in which sets are compared. */
export interface PortfolioCost {
  /** Flows that none of them is known to carry. */
  readonly unmet: number;
  /** Strains over all flows, by weight. */
  readonly costly: number;
  /** Ids of the platforms that do not run yet. */
  readonly adds: readonly string[];
  readonly routine: number;
}

/** A platform of a portfolio. */
export interface PlatformUse {
  readonly id: string;
  readonly runs: boolean;
  /** Positions of the flows that go over it. */
  readonly flows: readonly number[];
}

/** A set of brokers for a whole system. */
export interface Portfolio extends PortfolioCost {
  /** Ids of the brokers to run, sorted. */
  readonly brokers: readonly string[];
  /** For each flow, in order, the id of what carries it; undefined where nothing can. */
  readonly carries: readonly (string | undefined)[];
  /** How many carriers stand before it in the flows' own orders, summed. */
  readonly distance: number;
  readonly platforms: readonly PlatformUse[];
}

/** The brokers of a system in one of the places that are open. */
export interface AtPlace {
  readonly place: string;
  readonly brokers: readonly string[];
}
