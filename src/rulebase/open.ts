import type { CompiledRules, Rulebook } from '../advice/index.js';
import { start } from '../engine/index.js';

/** Makes compiled rules ready to advise. Apart from the compiling, which no command that starts fast may load. */
export function openRulebook(compiled: CompiledRules): Rulebook {
  const indexOf = new Map(compiled.base.criteria.map((criterion, index) => [criterion.name, index]));
  return { ...compiled, engine: start(compiled.model), indexOf };
}

/**
 * The same rules with nothing worked out by them yet: what is remembered goes with the rulebook that it was worked out by.
 * For a program that runs for long.
 */
export function afresh({ base, ...compiled }: Rulebook): Rulebook {
  return openRulebook({ ...compiled, base: { ...base, catalogue: { ...base.catalogue } } });
}
