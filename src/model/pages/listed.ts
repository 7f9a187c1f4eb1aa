import type { Severity } from '../finding.js';

import type { Side, Strength } from '../style.js';

/** A rule in one line, for lists. */
export interface Listed {
  readonly id: string;
  readonly topic: string;
  /** When it fires, in words. */
  readonly when: string;
  readonly favours: Side;
  readonly strength: Strength;
  readonly sources: readonly string[];
}

/** A pitfall in one line. */
export interface ListedPitfall {
  readonly id: string;
  readonly severity: Severity;
  readonly about: 'flow' | 'system';
  readonly when: string;
  readonly sources: readonly string[];
}

/** What `driven list` has, kind by kind. */
export const LISTED_KINDS = [
  'criteria',
  'setup',
  'brokers',
  'platforms',
  'patterns',
  'rules',
  'pitfalls',
  'styles',
] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

/** One id, and what it is in a line. */
export interface ListedId {
  readonly id: string;
  readonly short: string;
}

export type Listing = { readonly [kind in ListedKind]?: readonly ListedId[] };
