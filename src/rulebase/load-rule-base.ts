import type { RuleBase } from '../model/knowledge.js';
import type { Pitfall } from '../model/pitfalls/pitfall.js';
import type { Rule } from '../model/rule.js';
import { readCatalogue } from './read/catalogue.js';
import { readCriteria, readTopics } from './read/criteria.js';
import { factNames, readDerived } from './read/fact-names.js';
import { FieldReader, type RuleFault } from './read/field-reader.js';
import { type PitfallExample, readGraph, readPitfall } from './read/pitfalls.js';
import {
  type Example,
  readChecks,
  readClauses,
  readExclusions,
  readRegions,
  readRules,
  readSources,
  readStyles,
} from './read/rules.js';
import { checkAssumptions, readSetup } from './read-setup.js';
import { readNameWords } from './read/words.js';
import { checkReferences } from './references.js';

/** One file of rules/, parsed: its path below rules/ and its data. */
export interface RuleFile {
  readonly path: string;
  readonly data: unknown;
}

export interface LoadedRuleBase {
  readonly base: RuleBase;
  readonly examples: ReadonlyMap<string, readonly Example[]>;
  readonly pitfallExamples: ReadonlyMap<string, readonly PitfallExample[]>;
  readonly faults: readonly RuleFault[];
}

/** Reads and validates all of rules/. What is wrong is collected; the base holds what could be read. */
export function loadRuleBase(files: readonly RuleFile[]): LoadedRuleBase {
  const faults: RuleFault[] = [];
  const open = (path: string) => {
    const reader = new FieldReader(path, faults);
    const file = files.find((candidate) => candidate.path === path);
    if (file === undefined) reader.fault('the file is missing');
    return { reader, map: file === undefined ? {} : reader.map(file.data) };
  };

  const vocabulary = open('criteria.yaml');
  const topics = readTopics(vocabulary.reader.inside('topics'), vocabulary.map.topics);
  const criteria = readCriteria(vocabulary.reader.inside('criteria'), vocabulary.map.criteria);
  const byName = new Map(criteria.map((criterion) => [criterion.name, criterion]));
  const exclusions = readExclusions(vocabulary.reader.inside('exclusions'), vocabulary.map.exclusions, byName);

  const setup = open('setup.yaml');
  const styles = open('styles.yaml');
  const checks = open('checks.yaml');
  const lexicon = open('name-lexicon.yaml');
  const sources = open('sources.yaml');
  const rules: Rule[] = [];
  const examples = new Map<string, Example[]>();
  for (const topic of topics) {
    const evidence = open(`evidence/${topic.id}.yaml`);
    for (const { rule, examples: own } of readRules(
      evidence.reader.inside('rules'),
      evidence.map.rules,
      topic.id,
      byName,
    )) {
      rules.push(rule);
      examples.set(rule.id, own);
    }
  }

  const graph = open('graph.yaml');
  const catalogue = readCatalogue(files, faults, byName, vocabulary.map.criteria);
  const facts = readSetup(setup.reader.inside('setup'), setup.map.setup);
  const brokers = catalogue.carriers.map(({ id, name, aliases }) => ({ id, name, aliases }));
  const platforms = catalogue.platforms.map(({ id, name }) => ({ id, name }));
  const names = factNames({ criteria, setup: facts, brokers, platforms, catalogue });
  checkAssumptions(setup.reader.inside('setup'), facts, names);
  readDerived(setup.reader.inside('derived'), setup.map.derived, names);
  const pitfalls: Pitfall[] = [];
  const pitfallExamples = new Map<string, PitfallExample[]>();
  for (const { path, data } of files.filter((file) => file.path.startsWith('pitfalls/'))) {
    const reader = new FieldReader(path, faults);
    const { pitfall, examples: own } = readPitfall(reader, data, names);
    if (!path.endsWith(`/${pitfall.id}.yaml`))
      reader.inside('id').fault(`the file is named after the id; found ${pitfall.id}`);
    pitfalls.push(pitfall);
    pitfallExamples.set(pitfall.id, own);
  }
  const base: RuleBase = {
    topics,
    criteria,
    exclusions,
    setup: facts,
    brokers,
    platforms,
    pitfalls,
    graph: readGraph(graph.reader.inside('graph'), graph.map.graph),
    catalogue,
    rules,
    styles: readStyles(styles.reader.inside('styles'), styles.map.styles),
    regions: readRegions(styles.reader.inside('regions'), styles.map.regions),
    noBrokerWhen: readClauses(styles.reader.inside('noBrokerWhen'), styles.map.noBrokerWhen, byName),
    hybridKinds: readClauses(styles.reader.inside('hybridKinds'), styles.map.hybridKinds, byName),
    checks: readChecks(checks.reader.inside('checks'), checks.map.checks),
    nameLexicon: readNameWords(
      lexicon.reader,
      lexicon.map,
      criteria.find(({ role }) => role === 'parent'),
    ),
    sources: readSources(sources.reader.inside('sources'), sources.map.sources),
  };
  checkReferences(base, faults);
  return { base, examples, pitfallExamples, faults };
}
