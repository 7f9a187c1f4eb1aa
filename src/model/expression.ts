import type { Measure } from './quantity.js';

/** What a condition may read: the needs, what is built, what the broker in use can do, the graph of flows. */
export const SECTIONS = ['needs', 'uses', 'broker', 'graph'] as const;
export type Section = (typeof SECTIONS)[number];

/** One fact by name, such as `uses.deadLetter`. */
export interface FactName {
  readonly section: Section;
  readonly name: string;
  /** What it is measured in, where it is a quantity. */
  readonly measure?: Measure;
  /** A list of names has all of them; several values of anything else are an answer that is not settled. */
  readonly list?: true;
  /** The facts that it stands for, the first one that is known; a derived fact has no value of its own. */
  readonly first?: readonly FactName[];
  /** A derived fact: the capability that says what the product does where none of them is stated. */
  readonly default?: FactName;
  /** A derived fact: of a range, the upper end. */
  readonly upper?: true;
  /** A derived fact: the one of them to ask for, where that is not the first. */
  readonly ask?: FactName;
}

/** A product of plain numbers and facts, base units. `forever` is a word, since JSON has no infinity. */
export type Amount = readonly (number | 'forever' | FactName)[];

/** A product held against bounds; every bound that is there must hold. */
export interface Comparison {
  readonly amount: Amount;
  readonly atLeast?: Amount;
  readonly above?: Amount;
  readonly below?: Amount;
}

/** A leaf of a condition. */
export type Test =
  | { readonly fact: FactName; readonly values: readonly string[] }
  | Comparison
  /** Something was said of it, whatever it was; never unknown. */
  | { readonly stated: FactName };

/** Leaves of any kind, joined. */
export type Joined<Leaf> =
  | Leaf
  | { readonly all: readonly Joined<Leaf>[] }
  | { readonly any: readonly Joined<Leaf>[] }
  | { readonly not: Joined<Leaf> }
  /** Holds by what is known; what is not known counts as no. */
  | { readonly knownTrue: Joined<Leaf> };

/** A condition over facts; on what is not stated it is true, false, or not known yet. */
export type Expression = Joined<Test>;

/**
 * What a condition can read where it stands: the needs alone, in cells between figures, as the verdict is computed on;
 * the needs, where what is not stated never counts; or everything about a flow.
 */
export type Reach = 'verdict' | 'needs' | 'flow';
