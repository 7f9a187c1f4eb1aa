/** So many cells of one criterion fit into a mask. */
export const MOST_CELLS = 30;

/**
 * A rule base in numbers: criteria are indices, values are cells 0..n-1, an answer is a bit mask of cells.
 * Nothing here knows a name, a unit or a text.
 */
export interface Spec {
  /** Number of cells of each criterion, at most MOST_CELLS so that a set of cells is one integer. */
  readonly cells: readonly number[];
  /** The criterion on which priors may be conditional, or -1 when there is none. */
  readonly parent: number;
  /** prior[criterion][parent cell][cell]; one row where it does not depend on the parent. Rows need not sum to 1. */
  readonly prior: readonly (readonly (readonly number[])[])[];
  readonly rules: readonly WeightedRule[];
  /** Combinations that cannot be. */
  readonly exclusions: readonly Condition[];
  readonly regions: { readonly threshold: number; readonly ratio: number; readonly floor: number };
}

export interface WeightedRule {
  readonly when: Condition;
  /** Added to the need for message-driven, and for event-driven; whole numbers from 0. */
  readonly m: number;
  readonly e: number;
  /** Whether it holds up its side against any number of reasons for the other. */
  readonly decisive: boolean;
}

/** True when the criterion's cell is in the mask; and the usual combinations. */
export type Condition =
  | { readonly criterion: number; readonly mask: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** One mask a criterion: every bit set where nothing was said. */
export type Masks = readonly number[];

/** Codes of the four regions; their order is that of every array of four in the engine. */
export const MESSAGE = 0;
export const EVENT = 1;
export const HYBRID = 2;
export const EITHER = 3;

/** The mask of all cells of a criterion. */
export function everything(cells: number): number {
  return 2 ** cells - 1;
}

/** One full mask a criterion: what is known when nothing was said. */
export function nothingSaid(cells: readonly number[]): number[] {
  return cells.map(everything);
}
