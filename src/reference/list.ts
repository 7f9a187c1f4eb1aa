import { conditionText, needsText } from '../condition/text.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Listed, ListedPitfall } from '../model/pages/listed.js';

/** Every rule in the order of its topic. */
export function listed(base: RuleBase): Listed[] {
  return base.rules.map(({ id, topic, when, favours, strength, sources }) => ({
    id,
    topic,
    when: needsText(when),
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
    when: conditionText(when),
    sources,
  }));
}
