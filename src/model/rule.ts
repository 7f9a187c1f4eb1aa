import type { Read } from './entries/field.js';
import type { IF_WRONG, REVERSAL } from './entries/reversal.js';
import type { CHECK_TEXT, CITATION, CLAUSE, EXCLUSION, REGIONS, RULE, STYLE_TEXT } from './entries/rule.js';

/** Evidence for one side. */
export type Rule = Omit<Read<typeof RULE>, 'examples'>;

/** Answers that cannot be true together, by definition. */
export type Exclusion = Read<typeof EXCLUSION>;

/** A text that holds under a condition, such as which hybrid is meant, or why a call would do. */
export type Clause = Read<typeof CLAUSE>;

export type StyleText = Read<typeof STYLE_TEXT>;

/** Where the plane of the two needs is cut. */
export type Regions = Read<typeof REGIONS>;

export type Citation = Read<typeof CITATION>;

/** The page of a finding that `check` makes. */
export type CheckText = Read<typeof CHECK_TEXT>;

/** What a record says of being wrong. */
export interface Reversibility {
  readonly ifWrong: readonly Read<typeof IF_WRONG>[];
  readonly reversals: readonly Reversal[];
}

export type Reversal = Read<typeof REVERSAL>;
