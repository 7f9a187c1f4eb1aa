import type { RuleBase } from '../model/knowledge.js';
import type { Listed, ListedPitfall } from '../model/pages/listed.js';
import { whenText } from '../rulebase/read/when-text.js';
import { pitfallWhenText } from './pages/pitfall-page.js';

/** Every rule in the order of its topic. */
export function listed(base: RuleBase): Listed[] {
  return base.rules.map(({ id, topic, when, favours, strength, sources }) => ({
    id,
    topic,
    when: whenText(base, when),
    favours,
    strength,
    sources,
  }));
}

/** Every pitfall in the order of the ids. */
export function listedPitfalls(base: RuleBase): ListedPitfall[] {
  return base.pitfalls.map(({ id, severity, about, when, sources }) => ({
    id,
    severity,
    about,
    when: pitfallWhenText(when),
    sources,
  }));
}
