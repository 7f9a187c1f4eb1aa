import type { Measure } from '../criterion.js';
import type { Severity } from '../finding.js';

/** What a condition of a pitfall may read: the needs, what is built, what the broker in use can do, the graph of flows. */
export const SECTIONS = ['needs', 'uses', 'broker', 'graph'] as const;
export type Section = (typeof SECTIONS)[number];

/** One fact by name, such as `uses.deadLetter`. */
export interface FactName {
  readonly section: Section;
  readonly name: string;
  /** What it is measured in, where it is a quantity. */
  readonly measure?: Measure;
  /** The facts that it stands for, the first one that is known; a derived fact has no value of its own. */
  readonly first?: readonly FactName[];
}

/** A product of plain numbers and facts, base units. `forever` is a word, since JSON has no infinity. */
export type Amount = readonly (number | 'forever' | FactName)[];

/** A condition over facts; on what is not said it is true, false, or not known. */
export type PitfallWhen =
  | { readonly all: readonly PitfallWhen[] }
  | { readonly any: readonly PitfallWhen[] }
  | { readonly not: PitfallWhen }
  /** Holds by what was said; what is not known counts as no. */
  | { readonly said: PitfallWhen }
  /** Something was said of it, whatever it was; never unknown. */
  | { readonly stated: FactName }
  | { readonly fact: FactName; readonly values: readonly string[] }
  | { readonly amount: Amount; readonly atLeast?: Amount; readonly above?: Amount; readonly below?: Amount };

/** A mistake that is known to hurt, and how to see it in a description. */
export interface Pitfall {
  readonly id: string;
  readonly severity: Severity;
  /** Graver than usual where this certainly holds, too. */
  readonly raised?: { readonly severity: Severity; readonly when: PitfallWhen };
  /** A pitfall of the whole system is waived there and belongs to no flow. */
  readonly about: 'flow' | 'system';
  readonly when: PitfallWhen;
  /** The mistake in general, in a sentence. */
  readonly what: string;
  /** What is wrong here; quotes facts as `{uses.deadLetter}` and products as `{uses.batch * needs.processing}`. */
  readonly message: string;
  /** The mechanism and the cost. */
  readonly because: string;
  readonly remedy: string;
  /** Where the same facts are no mistake. */
  readonly exceptions: readonly string[];
  readonly sources: readonly string[];
}

/** A fact that the graph of flows gives, and what it means. */
export interface GraphFact {
  readonly name: string;
  readonly means: string;
}
