import type { RuleBase } from '../../model/knowledge.js';
import type { Listed } from '../../model/pages/listed.js';
import { whenText } from './when-text.js';

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
