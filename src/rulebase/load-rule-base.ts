import { factNames, needNames } from '../condition/names.js';
import type { Platform } from '../model/broker.js';
import { CAPABILITY, INHERENT, PLATFORM } from '../model/entries/broker.js';
import { SETUP_FIELD } from '../model/entries/criterion.js';
import { list } from '../model/entries/field.js';
import { IF_WRONG, REVERSAL } from '../model/entries/reversal.js';
import { CHECK_TEXT, CITATION, CLAUSE, EXCLUSION, REGIONS, TOPIC } from '../model/entries/rule.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Fault, FieldReader } from '../text/field-reader.js';
import { idsIn, readCatalogue } from './read/catalogue.js';
import { readCriterion } from './read/criteria.js';
import { readDerived } from './read/derived.js';
import type { Example, PitfallExample, PlacedExamples } from './read/examples.js';
import { readImports } from './read/imports.js';
import { readKind } from './read/kinds/read-kind.js';
import { NO_WORDS, type Words } from './read/kinds/scope.js';
import { readLexicon } from './read/lexicon.js';
import { readGraph, readPitfall } from './read/pitfalls.js';
import { readRule, readStyles } from './read/rules.js';
import { type RuleFile, RuleSet } from './rule-set.js';

export interface LoadedRuleBase {
  readonly base: RuleBase;
  /** By rule. */
  readonly examples: ReadonlyMap<string, PlacedExamples<Example>>;
  /** By pitfall. */
  readonly pitfallExamples: ReadonlyMap<string, PlacedExamples<PitfallExample>>;
  readonly faults: readonly Fault[];
}

/** Reads and validates all of rules/. What is wrong is collected; the base holds what could be read. */
export function loadRuleBase(files: readonly RuleFile[]): LoadedRuleBase {
  return loadRuleSet(new RuleSet(files));
}

/** The same of rules that packs were put into. What entries may speak of grows as more is read. */
export function loadRuleSet(rules: RuleSet): LoadedRuleBase {
  const vocabulary = rules.file('criteria.yaml', ['topics', 'criteria', 'exclusions']);
  const setupFile = rules.file('setup.yaml', ['setup', 'derived']);
  const styles = rules.file('styles.yaml', ['regions', 'styles', 'hybridKinds', 'noBrokerWhen']);
  const reversal = rules.file('reversal.yaml', ['ifWrong', 'reversals']);
  const checks = rules.file('checks.yaml', ['checks']).field('checks');
  const graph = rules.file('graph.yaml', ['graph']).field('graph');
  const capable = rules.file('capabilities.yaml', ['capabilities', 'inherent']);
  const operated = rules.file('platforms.yaml', ['platforms']).field('platforms');
  const ids = new UniqueIds();

  const bare = { words: NO_WORDS, fields: {} };
  const topics = readKind(vocabulary.field('topics'), list(TOPIC), bare);
  // What stands for one fact may be read off others, so they are known by name before they are read.
  const stated = readKind(setupFile.field('setup').into([]), list(SETUP_FIELD), bare);
  const sources = rules.read('sources', (at) => readKind(at, CITATION, bare));
  const capabilities = readKind(capable.field('capabilities'), list(CAPABILITY), bare);
  const platforms = readKind(operated, list(PLATFORM), bare).map(withService);
  let words: Words = {
    ...NO_WORDS,
    known: {
      topics: topics.map(({ id }) => id),
      sources: sources.map(({ id }) => id),
      setup: stated.map(({ name }) => name),
      flags: stated.flatMap(({ name, kind }) => (kind === 'flag' ? name : [])),
      brokers: [],
      // A broker may be a platform of its own, as those of rule packs are.
      platforms: [...platforms.map(({ id }) => id), ...idsIn(rules, 'brokers')],
      inherents: [],
      // A limit may name the pitfall that says the same, and pitfalls read brokers.
      pitfalls: idsIn(rules, 'pitfalls'),
    },
    capabilities: new Map(capabilities.map((capability) => [capability.name, capability])),
    parentValues: parentValuesIn(rules),
  };
  const scope = () => ({ words, fields: {} });
  const setup = readKind(setupFile.field('setup'), list(SETUP_FIELD), scope());

  // What a capability is held against may depend on other needs, so the needs are known by name before it is read.
  const named = rules.read('criteria', (at) => readCriterion(at.into([]), scope()).criterion);
  words = { ...words, names: needNames(named) };
  const read = rules.read('criteria', (at) => ids.claimed(at, 'name', readCriterion(at, scope())));
  const criteria = read.map(({ criterion }) => criterion);
  const inherents = readKind(capable.field('inherent'), list(INHERENT), scope());
  words = { ...words, known: { ...words.known, inherents: inherents.map(({ id }) => id) } };
  const exclusions = rules.read('exclusions', (at) => ids.claimed(at, 'id', readKind(at, EXCLUSION, scope())));
  const placeOf = (topic: string) => words.known.topics.indexOf(topic);
  const evidence = rules
    .read('rules', (at) => ids.claimed(at, 'id', readRule(at, scope())))
    .sort((a, b) => placeOf(a.rule.topic) - placeOf(b.rule.topic));
  const requirements = read.flatMap((each) => each.requirements);
  const catalogue = readCatalogue(rules, words, { platforms, inherents, requirements });

  const brokers = catalogue.carriers.map(({ id, name, aliases }) => ({ id, name, aliases }));
  const operable = catalogue.platforms.map(({ id, name }) => ({ id, name }));
  const names = factNames({ criteria, setup, brokers, platforms: operable, catalogue });
  readDerived(setupFile.field('derived'), names);
  words = { ...words, names };
  const pitfalls = rules.read('pitfalls', (at) => ids.claimed(at, 'id', readPitfall(at, scope())));
  for (const item of [...checks.oneOrSome(), ...styles.field('styles').oneOrSome()]) ids.claimed(item, 'id', {});
  const withBrokers = {
    words: { ...words, known: { ...words.known, brokers: brokers.map(({ id }) => id) } },
    fields: {},
  };
  const base: RuleBase = {
    topics,
    criteria,
    exclusions,
    setup,
    brokers,
    platforms: operable,
    pitfalls: pitfalls.map(({ pitfall }) => pitfall),
    graph: readGraph(graph, scope()),
    catalogue,
    rules: evidence.map(({ rule }) => rule),
    styles: readStyles(styles.field('styles'), scope()),
    regions: readKind(styles.field('regions'), REGIONS, scope()),
    noBrokerWhen: readKind(styles.field('noBrokerWhen'), list(CLAUSE), scope()),
    hybridKinds: readKind(styles.field('hybridKinds'), list(CLAUSE), scope()),
    checks: readKind(checks, list(CHECK_TEXT), scope()),
    nameLexicon: readLexicon(rules, scope()),
    imports: readImports(rules, withBrokers),
    reversibility: {
      ifWrong: readKind(reversal.field('ifWrong'), list(IF_WRONG), scope()),
      reversals: readKind(reversal.field('reversals'), list(REVERSAL), withBrokers),
    },
    sources,
  };
  return {
    base,
    examples: new Map(evidence.map(({ rule, examples }) => [rule.id, examples])),
    pitfallExamples: new Map(pitfalls.map(({ pitfall, examples }) => [pitfall.id, examples])),
    faults: rules.faults,
  };
}

/** What a cloud sells by use is run by somebody else, of course. */
const withService = (platform: Platform): Platform => ({
  ...platform,
  service: platform.service || platform.cloud !== undefined,
});

/** The values of the criterion on which priors are conditional, before any criterion is read. */
function parentValuesIn(rules: RuleSet): string[] {
  const values = rules.read('criteria', (at) => {
    const silent = at.into([]);
    return silent.field('role').plain === 'parent' ? silent.field('values').entries() : [];
  });
  return values.flat().map(({ key }) => key);
}

/** What can be explained is found by its id, so each is there once. */
class UniqueIds {
  private readonly seen = new Set<unknown>();

  claimed<T>(at: FieldReader, field: 'id' | 'name', entry: T): T {
    const name = at.field(field);
    if (this.seen.has(name.plain)) name.fault('the id is used twice');
    else if (name.isGiven) this.seen.add(name.plain);
    return entry;
  }
}
