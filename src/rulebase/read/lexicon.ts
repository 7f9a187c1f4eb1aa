import { NAME_LEXICON } from '../../model/entries/lexicon.js';
import type { NameLexicon } from '../../model/knowledge.js';
import type { RuleSet } from '../rule-set.js';
import { readKind } from './kinds/read-kind.js';
import type { Scope } from './kinds/scope.js';

/** rules/name-lexicon.yaml. */
export function readLexicon(rules: RuleSet, scope: Scope): NameLexicon {
  const at = rules.file('name-lexicon.yaml', Object.keys(NAME_LEXICON.fields));
  const { order, fact, homographs, ...lists } = readKind(at, NAME_LEXICON, scope);
  // Noun and verb alike never speak alone: the list is there to be held against, nothing else reads it.
  for (const verb of at.field('order').field('verbs').oneOrSome())
    if (homographs.includes(verb.shown)) verb.fault(`${verb.shown} is noun and verb alike`);
  return { order, fact, lists };
}
