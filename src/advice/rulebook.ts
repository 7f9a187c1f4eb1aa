import type { Engine, Model, Spec } from '../engine/index.js';
import type { RuleBase } from '../model/knowledge.js';

/**
 * How a criterion's answers map to the engine's cells: one cell a value, or the stretches between thresholds;
 * `bounds` are the lower ends, the first one 0.
 */
export type Discretization = { readonly values: readonly string[] } | { readonly bounds: readonly number[] };

/** A rule base ready to advise: as read, and compiled. The plain half is what the build writes to a file. */
export interface CompiledRules {
  readonly base: RuleBase;
  /** One for each criterion of `base`, in its order; the engine's indices are the same. */
  readonly cuts: readonly Discretization[];
  readonly spec: Spec;
  readonly model: Model;
}

export interface Rulebook extends CompiledRules {
  readonly engine: Engine;
  /** Position of each criterion by name. */
  readonly indexOf: ReadonlyMap<string, number>;
}
