import { IMPORT_FILE, type ImportKind } from '../../model/entries/import.js';
import type { RuleSet } from '../rule-set.js';
import { readKind } from './kinds/read-kind.js';
import type { Scope } from './kinds/scope.js';

/** rules/import/*.yaml: what the resources of infrastructure files mean, by type. */
export function readImports(rules: RuleSet, scope: Scope): readonly ImportKind[] {
  const seen = new Set<string>();
  return rules.folder('import/').flatMap((at) => {
    const { kinds } = readKind(at, IMPORT_FILE, scope);
    for (const kind of at.field('kinds').oneOrSome())
      for (const type of kind.field('types').oneOrSome()) {
        if (seen.has(type.shown)) type.fault(`${type.shown} is listed twice`);
        seen.add(type.shown);
      }
    return kinds;
  });
}
