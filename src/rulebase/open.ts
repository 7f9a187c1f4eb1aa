import type { CompiledRules, Rulebook } from '../advice/index.js';
import { start } from '../engine/index.js';

/** Makes compiled rules ready to advise. Apart from the compiling, which no command that starts fast may load. */
export function openRulebook(compiled: CompiledRules): Rulebook {
  const indexOf = new Map(compiled.base.criteria.map((criterion, index) => [criterion.name, index]));
  return { ...compiled, engine: start(compiled.model), indexOf };
}
