import type { CompiledRules, Rulebook } from '../advice/index.js';
import { start } from '../engine/index.js';
import type { RuleBase } from '../model/knowledge.js';
import { composed } from './catalogue/compose.js';
import { once } from './once.js';

/** Makes compiled rules ready to advise. Apart from the compiling, which no command that starts fast may load. */
export function openRulebook(compiled: CompiledRules): Rulebook {
  const base = withLater(compiled.base, { catalogue: () => composed(compiled.base.catalogue) });
  const indexOf = new Map(base.criteria.map((criterion, index) => [criterion.name, index]));
  return { ...compiled, base, engine: start(compiled.model), indexOf };
}

/** The same rule base with other parts, each made when it is first asked for. */
export function withLater<Key extends keyof RuleBase>(
  base: Omit<RuleBase, Key>,
  parts: { readonly [Part in Key]: () => RuleBase[Part] },
): RuleBase {
  // A spread would ask for the parts that are replaced.
  const fields: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(base);
  for (const name of Object.keys(parts) as Key[])
    fields[name] = { get: once(parts[name]), enumerable: true, configurable: true };
  return Object.defineProperties({}, fields) as RuleBase;
}
