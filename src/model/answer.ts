import type { Place } from '../text/source.js';

/** Both ends included, base units; an exact value has equal ends; `Infinity` is `forever`. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * What was said about one criterion: a set of values, never a hole.
 * `values` for choices, flags (`true`, `false`) and names; `ranges` for quantities.
 */
export interface Answer {
  readonly criterion: string;
  readonly values?: readonly string[];
  readonly ranges?: readonly Range[];
  /** As written, for printing back. */
  readonly text: string;
  /** Whether it was said of this flow, inherited, derived from the consumers named, or given on the command line. */
  readonly origin: 'stated' | 'default' | 'derived' | 'argument';
  readonly place: Place;
}

export type Answers = ReadonlyMap<string, Answer>;
