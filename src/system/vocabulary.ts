import type { Criterion, SetupField } from '../model/criterion.js';
import type { RuleBase } from '../model/knowledge.js';
import { expected } from '../model/quantity.js';
import { list } from '../text/phrases.js';

/** What people write for an id → that id. */
export type Aliases = ReadonlyMap<string, string>;

const NONE: Aliases = new Map();

/** A criterion, and what is needed to read answers to it; made once for all flows. */
export interface CriterionReader {
  readonly criterion: Criterion;
  /** The values to choose from; empty for a quantity. */
  readonly ids: readonly string[];
  /** Other words for them. */
  readonly aliases: Aliases;
  /** What a person may write, for messages. */
  readonly expected: string;
}

/** The names that a file may use; all of them come from the rule base. */
export interface Vocabulary {
  readonly criteria: ReadonlyMap<string, CriterionReader>;
  readonly facts: ReadonlyMap<string, SetupField>;
  /** Names of those that one of several consumers may set for itself. */
  readonly ofConsumer: { readonly criteria: readonly string[]; readonly facts: readonly string[] };
  readonly brokers: readonly string[];
  readonly aliases: Aliases;
  /** The criterion that the consumers named in `to` answer. */
  readonly audience: Criterion | undefined;
}

const cache = new WeakMap<RuleBase, Vocabulary>();

/** The vocabulary of a rule base. */
export function vocabularyOf(base: RuleBase): Vocabulary {
  const made = cache.get(base);
  if (made) return made;
  const brokers = base.brokers.map(({ id }) => id);
  const operated = [...new Set([...brokers, ...base.platforms.map(({ id }) => id)])];
  const aliases: Aliases = new Map(base.brokers.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id])));
  const vocabulary: Vocabulary = {
    criteria: new Map(base.criteria.map((criterion) => [criterion.name, readerOf(criterion, operated, aliases)])),
    facts: new Map(base.setup.map((fact) => [fact.name, fact])),
    ofConsumer: { criteria: ofConsumer(base.criteria), facts: ofConsumer(base.setup) },
    brokers,
    aliases,
    audience: base.criteria.find(({ role }) => role === 'audience'),
  };
  cache.set(base, vocabulary);
  return vocabulary;
}

const ofConsumer = (all: readonly Pick<Criterion, 'name' | 'scope'>[]) =>
  all.flatMap(({ name, scope }) => (scope === 'consumer' ? [name] : []));

function readerOf(criterion: Criterion, operated: readonly string[], aliases: Aliases): CriterionReader {
  const { domain } = criterion;
  if (domain.kind === 'quantity')
    return { criterion, ids: [], aliases: NONE, expected: expected(domain.measure, domain.forever) };
  if (domain.values === undefined)
    return { criterion, ids: operated, aliases, expected: 'ids of brokers or platforms' };
  const ids = domain.values.map(({ id }) => id);
  return { criterion, ids, aliases: NONE, expected: oneOf(ids) };
}

/** `\`a\`, \`b\` or \`c\``, for messages. */
export function oneOf(values: readonly string[]): string {
  return list(
    values.map((value) => `\`${value}\``),
    'or',
  );
}
