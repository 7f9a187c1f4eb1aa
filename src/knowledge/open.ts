import type { CompiledRules, Rulebook } from '../advice/index.js';
import { start } from '../engine/index.js';
import { composed } from './catalogue/compose.js';
import { readStored, type StoredCatalogue, storeCatalogue } from './catalogue/stored.js';

/** The compiled rules as the build writes them to a file. */
export type StoredRules = Omit<CompiledRules, 'base'> & {
  readonly base: Omit<CompiledRules['base'], 'catalogue'>;
  readonly catalogue: StoredCatalogue;
};

export function storeRules(compiled: CompiledRules): StoredRules {
  const { catalogue, ...base } = compiled.base;
  return { ...compiled, base, catalogue: storeCatalogue(catalogue) };
}

export function restoreRules({ base, catalogue, ...rest }: StoredRules): CompiledRules {
  return { ...rest, base: { ...base, catalogue: readStored(catalogue) } };
}

/** Makes compiled rules ready to advise. Apart from the compiling, which no command that starts fast may load. */
export function openRulebook(compiled: CompiledRules): Rulebook {
  const base = { ...compiled.base, catalogue: composed(compiled.base.catalogue) };
  const indexOf = new Map(base.criteria.map((criterion, index) => [criterion.name, index]));
  return { ...compiled, base, engine: start(compiled.model), indexOf };
}
