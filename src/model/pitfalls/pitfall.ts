import type { Expression } from '../expression.js';
import type { Basis, Severity } from '../finding.js';

/** A mistake that is known to hurt, and how to see it in a description. */
export interface Pitfall {
  readonly id: string;
  readonly severity: Severity;
  /** Graver than usual where this certainly holds, too. */
  readonly raised?: { readonly severity: Severity; readonly when: Expression };
  /** A pitfall of the whole system is waived there and belongs to no flow. */
  readonly about: 'flow' | 'system';
  /** The grounds on which it is looked for; all of them, where it is left out. */
  readonly grounds?: readonly Basis[];
  readonly when: Expression;
  /** The mistake in general, in a sentence. */
  readonly what: string;
  /** What is wrong here; quotes facts as `{uses.deadLetter}` and products as `{uses.batch * needs.processing}`. */
  readonly message: string;
  /** What is wrong instead, where this certainly holds. */
  readonly variant?: { readonly when: Expression; readonly message: string };
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

/** Every condition that a pitfall reads facts by. */
export const conditionsOf = ({ when, raised, variant }: Pitfall): Expression[] =>
  [when, raised?.when, variant?.when].filter((each) => each !== undefined);
