import type { Carrier, Catalogue, Pattern, Requirement } from '../../model/broker.js';
import type { RuleSet } from '../rule-set.js';
import { readBroker, readPattern } from './brokers.js';
import type { Words } from './kinds/scope.js';

/** The brokers, and the patterns that are made of them or stand beside them. */
export function readCatalogue(rules: RuleSet, words: Words, requirements: readonly Requirement[]): Catalogue {
  const brokers = rules.read('brokers', (at) => readBroker(at, { words, fields: {} }));
  const known = { ...words.known, brokers: brokers.map(({ id }) => id) };
  const scope = { words: { ...words, known }, fields: {} };
  const patterns: Pattern[] = [];
  const compositions: Carrier[] = [];
  for (const { pattern, carrier } of rules.read('patterns', (at) => readPattern(at, scope))) {
    patterns.push(pattern);
    if (carrier) compositions.push(carrier);
  }
  return {
    capabilities: [...words.capabilities.values()],
    carriers: [...brokers, ...compositions],
    patterns: patterns.sort((a, b) => a.rank - b.rank),
    requirements,
  };
}
