import type { Criterion, SetupField } from '../model/criterion.js';
import type { RuleBase } from '../model/knowledge.js';
import { expected } from '../model/quantity.js';
import { list } from '../text/phrases.js';

/** A criterion, and what reading an answer to it needs; made once, since every flow answers. */
export interface CriterionReader {
  readonly criterion: Criterion;
  /** The values to choose from; empty for a quantity. */
  readonly ids: readonly string[];
  /** What a person may write, for messages. */
  readonly expected: string;
}

/** The words that a file may use, looked up by name; all of them come from the rule base. */
export interface Vocabulary {
  readonly criteria: ReadonlyMap<string, CriterionReader>;
  readonly facts: ReadonlyMap<string, SetupField>;
  readonly brokers: readonly string[];
  /** The criterion that the consumers named in `to` answer. */
  readonly audience: Criterion | undefined;
}

const known = new WeakMap<RuleBase, Vocabulary>();

/** The vocabulary of a rule base. */
export function vocabularyOf(base: RuleBase): Vocabulary {
  const made = known.get(base);
  if (made) return made;
  const brokers = base.brokers.map(({ id }) => id);
  const vocabulary: Vocabulary = {
    criteria: new Map(base.criteria.map((criterion) => [criterion.name, wordOf(criterion, brokers)])),
    facts: new Map(base.setup.map((fact) => [fact.name, fact])),
    brokers,
    audience: base.criteria.find(({ role }) => role === 'audience'),
  };
  known.set(base, vocabulary);
  return vocabulary;
}

function wordOf(criterion: Criterion, brokers: readonly string[]): CriterionReader {
  const { domain } = criterion;
  if (domain.kind === 'quantity') return { criterion, ids: [], expected: expected(domain.measure, domain.forever) };
  if (domain.kind === 'names') return { criterion, ids: brokers, expected: 'ids of brokers' };
  const ids = domain.values.map(({ id }) => id);
  return { criterion, ids, expected: oneOf(ids) };
}

/** `\`a\`, \`b\` or \`c\``, for messages. */
export function oneOf(values: readonly string[]): string {
  return list(
    values.map((value) => `\`${value}\``),
    'or',
  );
}
