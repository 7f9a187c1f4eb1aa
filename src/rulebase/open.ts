import type { CompiledRules, Rulebook } from '../advice/index.js';
import { start } from '../engine/index.js';
import type { Catalogue } from '../model/broker.js';
import type { RuleBase } from '../model/knowledge.js';
import { composed } from './catalogue/compose.js';
import { readStored, type StoredCatalogue, storeCatalogue } from './catalogue/stored.js';

/** The compiled rules as the build writes them to a file; the catalogue, which is most of it, to another one. */
export type StoredRules = Omit<CompiledRules, 'base'> & { readonly base: Omit<RuleBase, 'catalogue'> };

export function storeRules(compiled: CompiledRules): { rules: StoredRules; catalogue: StoredCatalogue } {
  const { catalogue, ...base } = compiled.base;
  return { rules: { ...compiled, base }, catalogue: storeCatalogue(catalogue) };
}

/** @param catalogue read when it is first asked for: the first question of an interview does without */
export function restoreRules({ base, ...rest }: StoredRules, catalogue: () => StoredCatalogue): CompiledRules {
  return { ...rest, base: withCatalogue(base, () => readStored(catalogue())) };
}

/** Makes compiled rules ready to advise. Apart from the compiling, which no command that starts fast may load. */
export function openRulebook(compiled: CompiledRules): Rulebook {
  const base = withCatalogue(compiled.base, () => composed(compiled.base.catalogue));
  const indexOf = new Map(base.criteria.map((criterion, index) => [criterion.name, index]));
  return { ...compiled, base, engine: start(compiled.model), indexOf };
}

/** The same rule base with another catalogue, made when it is first asked for. */
function withCatalogue(base: Omit<RuleBase, 'catalogue'>, make: () => Catalogue): RuleBase {
  let made: Catalogue | undefined;
  const get = () => {
    made ??= make();
    return made;
  };
  // A spread would ask for the catalogue that is replaced.
  const others = Object.getOwnPropertyDescriptors(base);
  return Object.defineProperties(
    {},
    { ...others, catalogue: { get, enumerable: true, configurable: true } },
  ) as RuleBase;
}
