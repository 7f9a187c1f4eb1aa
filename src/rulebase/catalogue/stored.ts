import type { CapabilityValue, Carrier, Catalogue, Limit, Mode, Pattern, Reference } from '../../model/broker.js';

/**
 * The catalogue as the build writes it, in three: what carriers there are; a row of figures for each, which a ranking reads
 * of all and a check of those in use; and rows of texts, of which a command prints a few. Each row is parsed when it is
 * first asked for.
 */
export interface StoredCatalogue {
  /** Dates of facts, each once. */
  readonly dates: readonly string[];
  readonly carriers: readonly StoredCarrier[];
  readonly patterns: readonly StoredPattern[];
  readonly rest: Omit<Catalogue, 'carriers' | 'patterns'>;
}

/** One row has all sources; then there is one for each carrier, then one for each pattern. */
export type TextRow = readonly Reference[] | CarrierTexts | PatternTexts;
export const SOURCES_ROW = 0;

export interface StoredCarrier extends Omit<Carrier, 'facts' | 'limits' | 'modes' | 'what' | 'short'> {
  /** The numbers of its rows. */
  readonly figures: number;
  readonly texts: number;
}

export interface FigureRow {
  readonly facts: StoredFacts;
  readonly limits: readonly (Omit<Limit, 'because' | 'workaround' | 'source'> & { readonly source: number })[];
  readonly modes: readonly (Omit<Mode, 'facts'> & { readonly facts: StoredFacts })[];
}

export interface CarrierTexts extends Pick<Carrier, 'what' | 'short'> {
  readonly notes: Notes;
  readonly limits: readonly Pick<Limit, 'because' | 'workaround'>[];
  /** Notes on the facts of each mode. */
  readonly modes: readonly Notes[];
}

/** What is added to facts, by capability. */
export type Notes = { readonly [capability: string]: string };

/** The fields of a pattern that are texts. */
export const PATTERN_TEXTS = ['what', 'short', 'gives', 'costs', 'diagram', 'sources'] as const;
export type PatternTexts = Pick<Pattern, (typeof PATTERN_TEXTS)[number]>;
export type StoredPattern = Omit<Pattern, keyof PatternTexts> & { readonly texts: number };

/** Facts one after the other in one list, which is parsed four times as fast as an object for each. */
export interface StoredFacts {
  readonly list: readonly StoredFact[number][];
  /** For each capability how many facts come before its own; -1 where it has none. */
  readonly places: readonly number[];
}

export type StoredFact = readonly [
  /** JSON has neither infinity nor undefined; both have a word. */
  value: CapabilityValue['value'] | typeof UNLIMITED | typeof CONFIGURABLE,
  /** 0 where it is just the value. */
  text: string | 0,
  source: number,
  date: number,
  basis: (typeof BASES)[keyof typeof BASES],
  /** Whether there is a note. */
  noted: 0 | 1,
  raisable: string | 0,
];
/** How much of the list one fact takes. */
export const FACT_WIDTH = 7;

/** On what a fact rests: read, recalled or measured by somebody. */
export const BASES = { read: 0, recalled: 1, benchmark: 2 } as const;

export const UNLIMITED = 'unlimited';
export const CONFIGURABLE = 'configurable';
