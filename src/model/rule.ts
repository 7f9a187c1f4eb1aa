import type { Expression } from './expression.js';
import type { Severity } from './finding.js';
import type { Side, Style } from './style.js';

/** The strength of a reason, as weights on the side it favours. */
export const STRENGTHS = { slight: 1, moderate: 2, strong: 3, decisive: 5 } as const;
export type Strength = keyof typeof STRENGTHS;

export interface Rule {
  readonly id: string;
  readonly topic: string;
  readonly favours: Side;
  readonly strength: Strength;
  readonly when: Expression;
  /** The mechanism and the cost, in a sentence or two. */
  readonly because: string;
  /** What speaks against following this reason blindly. */
  readonly but: string;
  readonly sources: readonly string[];
}

/** Answers that cannot be true together, by definition. */
export interface Exclusion {
  readonly id: string;
  readonly when: Expression;
  readonly because: string;
}

export interface Citation {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** The day on which the page was read, YYYY-MM-DD. */
  readonly read: string;
}

export interface StyleText {
  readonly id: Style;
  readonly title: string;
  readonly what: string;
  /** Another sense of the word that readers may know. */
  readonly aside?: string;
  readonly gives: readonly string[];
  readonly costs: readonly string[];
  readonly followUps: readonly string[];
  readonly sources: readonly string[];
}

/** A text that holds under a condition, such as which hybrid is meant, or why a call would do. */
export interface Clause {
  readonly id: string;
  readonly when: Expression;
  readonly text: string;
  readonly sources: readonly string[];
}

/** Where the plane of the two needs is cut. */
export interface Regions {
  readonly threshold: number;
  readonly ratio: number;
  readonly floor: number;
}

/** The page of a finding that `check` makes. */
export interface CheckText {
  readonly id: string;
  readonly severity: Severity;
  readonly what: string;
  readonly because: string;
  readonly remedy: string;
  readonly sources: readonly string[];
}
