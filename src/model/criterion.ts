import type { Choice, CRITERION, Prior, SETUP_FIELD } from './entries/criterion.js';
import type { Read } from './entries/field.js';
import type { TOPIC } from './entries/rule.js';
import type { Measure } from './quantity.js';

export type { AssumedValue, Assumption, Choice, Weights } from './entries/criterion.js';

type CriterionEntry = Read<typeof CRITERION>;

/** Why the code needs to know one criterion in particular; rules/criteria.yaml says which one plays it. */
export type Role = NonNullable<CriterionEntry['role']>;

export type Domain =
  | { readonly kind: 'choice'; readonly values: readonly Choice[]; readonly ordered: boolean }
  | { readonly kind: 'flag'; readonly values: readonly Choice[] }
  | { readonly kind: 'quantity'; readonly measure: Measure; readonly forever: boolean; readonly zero: boolean }
  /** A list where a list is a list, not "one of these": of some values, or of brokers and platforms where none are given. */
  | { readonly kind: 'names'; readonly values?: readonly Choice[] };

/** What a flow can be asked; how its entry says what the answers are has become its domain. */
export type Criterion = Omit<
  CriterionEntry,
  'values' | 'ordered' | 'quantity' | 'forever' | 'zero' | 'names' | 'list' | 'prior' | 'meets'
> & { readonly domain: Domain; readonly prior: Prior };

/** A fact about what is built (`uses`); pitfalls read them. */
export type SetupField = Read<typeof SETUP_FIELD>;

export type Topic = Read<typeof TOPIC>;
