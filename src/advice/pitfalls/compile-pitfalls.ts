import { type CompiledConditions, compileConditions } from '../../condition/compiled.js';
import type { Joined } from '../../model/expression.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';

export interface CompiledPitfall {
  readonly pitfall: Pitfall;
  readonly condition: Joined<number>;
}

export interface CompiledPitfalls {
  readonly pitfalls: readonly CompiledPitfall[];
  readonly compiled: CompiledConditions;
}

const known = new WeakMap<readonly Pitfall[], CompiledPitfalls>();

/** The conditions of pitfalls, put together once for all the flows that are held against them. */
export function compilePitfalls(pitfalls: readonly Pitfall[]): CompiledPitfalls {
  let found = known.get(pitfalls);
  if (found === undefined) {
    const compiled = compileConditions(pitfalls.map(({ when }) => when));
    found = {
      pitfalls: pitfalls.map((pitfall, index) => ({ pitfall, condition: compiled.conditions[index] })),
      compiled,
    };
    known.set(pitfalls, found);
  }
  return found;
}
