import { IMPORT_FILE, type ImportKind } from '../../model/entries/import.js';
import type { RuleSet } from '../rule-set.js';
import { likened } from './import-like.js';
import { readKind } from './kinds/read-kind.js';
import type { Scope } from './kinds/scope.js';

/** rules/import/*.yaml: what the resources of infrastructure files mean, by type. */
export function readImports(rules: RuleSet, scope: Scope): readonly ImportKind[] {
  const seen = new Set<string>();
  const models = new Map<string, ImportKind>();
  const all = rules.folder('import/').flatMap((at) => {
    const { kinds } = readKind(at, IMPORT_FILE, scope);
    for (const kind of at.field('kinds').oneOrSome())
      for (const type of kind.field('types').oneOrSome()) {
        if (seen.has(type.shown)) type.fault(`${type.shown} is listed twice`);
        seen.add(type.shown);
      }
    const places = at.field('kinds').oneOrSome();
    kinds.forEach((kind) => {
      for (const type of kind.types) models.set(type, kind);
    });
    return kinds.map((kind, index) => ({ kind, at: places[index] }));
  });
  return all.map(({ kind, at }) => {
    if (kind.like === undefined) return kind;
    const model = models.get(kind.like);
    if (model?.like === undefined && model !== undefined) return likened(kind, model);
    at.field('like').fault(`no type ${kind.like} is described by itself`);
    return kind;
  });
}
