import type { Carrier, Catalogue, Inherent, Pattern, Platform, Requirement } from '../../model/broker.js';
import type { FieldReader } from '../../text/field-reader.js';
import { newestMonth } from '../catalogue/newest.js';
import type { RuleSet } from '../rule-set.js';
import { readBroker, readPattern } from './brokers.js';
import type { Words } from './kinds/scope.js';

/** What was read before the brokers, for them to refer to. */
interface Listed {
  readonly platforms: readonly Platform[];
  readonly inherents: readonly Inherent[];
  readonly requirements: readonly Requirement[];
}

/** The brokers, and the patterns that are made of them or stand beside them. */
export function readCatalogue(rules: RuleSet, words: Words, { platforms, inherents, requirements }: Listed): Catalogue {
  const taken = new Set([...platforms.map(({ id }) => id), ...idsIn(rules, 'brokers'), ...idsIn(rules, 'patterns')]);
  const brokers = rules.read('brokers', (at) => {
    claimAliases(at.field('aliases'), taken);
    return readBroker(at, { words, fields: {} });
  });
  const known = { ...words.known, brokers: brokers.map(({ id }) => id) };
  const scope = { words: { ...words, known }, fields: {} };
  const patterns: Pattern[] = [];
  const compositions: Carrier[] = [];
  for (const { pattern, carrier } of rules.read('patterns', (at) => readPattern(at, scope))) {
    patterns.push(pattern);
    if (carrier) compositions.push(carrier);
  }
  const carriers = [...brokers, ...compositions];
  return {
    platforms: allPlatforms(platforms, brokers),
    inherents,
    newest: newestMonth(carriers),
    capabilities: [...words.capabilities.values()],
    carriers,
    patterns: patterns.sort((a, b) => a.rank - b.rank),
    requirements,
  };
}

/** The ids of one kind of entry, before any is read. */
export function idsIn(rules: RuleSet, kind: 'brokers' | 'patterns' | 'pitfalls'): string[] {
  return rules.read(kind, (at) => ({ id: at.into([]).field('id').shown })).map(({ id }) => id);
}

/** Every alias stands for one broker, and is nobody's id. */
function claimAliases(at: FieldReader, taken: Set<string>): void {
  if (!at.isGiven) return;
  for (const alias of at.oneOrSome()) {
    if (taken.has(alias.shown)) alias.fault(`\`${alias.shown}\` means something else already`);
    taken.add(alias.shown);
  }
}

/** With the platforms that only a broker names by its own id, such as one of a rule pack. */
function allPlatforms(listed: readonly Platform[], brokers: readonly Carrier[]): Platform[] {
  const own = brokers.filter(
    ({ id, platforms }) => platforms.includes(id) && !listed.some((platform) => platform.id === id),
  );
  return [...listed, ...own.map(({ id, name }) => ({ id, name, service: false }))];
}
