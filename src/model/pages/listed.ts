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
