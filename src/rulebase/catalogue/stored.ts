import type { CapabilityValue, Carrier, Catalogue, Limit, Mode, Pattern, Reference } from '../../model/broker.js';

/**
 * The catalogue as the build writes it, in three: what carriers there are; rows of figures, by capability, since a ranking
 * compares a few capabilities of all carriers; and rows of texts, of which a command prints a few. Each row is parsed when
 * it is first asked for.
 */
export interface StoredCatalogue {
  /** Dates of facts, each once. */
  readonly dates: readonly string[];
  readonly carriers: readonly StoredCarrier[];
  readonly patterns: readonly StoredPattern[];
  readonly rest: Omit<Catalogue, 'carriers' | 'patterns'>;
}

/** What has facts: a carrier, or one of its modes. All of them are numbered, the modes of a carrier right after it. */
export type Holder = number;

export interface StoredCarrier extends Omit<Carrier, 'facts' | 'limits' | 'modes' | 'what' | 'short'> {
  readonly holder: Holder;
  readonly modes: number;
  /** The numbers of its rows; no row of limits and modes where it has none. */
  readonly variants?: number;
  readonly texts: number;
}

/** The rows of figures: one for each capability, then one for each holder, then those of limits and modes. */
export type FigureRow = Column | Origins | Variants;

/** One capability of every holder. */
export interface Column {
  /** JSON has neither infinity nor undefined; both have a word. Null where the holder does not have the capability. */
  readonly values: readonly (CapabilityValue['value'] | typeof UNLIMITED | typeof CONFIGURABLE | null)[];
  /** On what each rests, and whether there is a note: see `MARKS`. */
  readonly marks: readonly number[];
  /** How a quota is raised, by holder. */
  readonly raisable: { readonly [holder: string]: string };
}

/** Where the facts of one holder were read, in the order in which it has them. */
export interface Origins {
  /** The numbers of its capabilities. */
  readonly names: readonly number[];
  /** For each 0 where it is just the value. */
  readonly texts: readonly (string | 0)[];
  readonly sources: readonly number[];
  readonly dates: readonly number[];
}

export interface Variants {
  readonly limits: readonly (Omit<Limit, 'because' | 'workaround' | 'source'> & { readonly source: number })[];
  readonly modes: readonly Omit<Mode, 'facts'>[];
}

/** One row has all sources; then there is one for each carrier, then one for each pattern. */
export type TextRow = readonly Reference[] | CarrierTexts | PatternTexts;
export const SOURCES_ROW = 0;

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

/** What can be true of a fact beside its value. */
export const MARKS = { recalled: 1, benchmark: 2, noted: 4 } as const;

export const UNLIMITED = 'unlimited';
export const CONFIGURABLE = 'configurable';
