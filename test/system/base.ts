import type { Choice, Criterion, Domain, SetupField } from '../../src/model/criterion.js';
import type { RuleBase } from '../../src/model/knowledge.js';

const choices = (...ids: string[]): Choice[] => ids.map((id) => ({ id, label: id }));
const choice = (...ids: string[]): Domain => ({ kind: 'choice', values: choices(...ids), ordered: false });
const flag: Domain = { kind: 'flag', values: choices('true', 'false') };

function criterion(name: string, domain: Domain, more: Partial<Criterion> = {}): Criterion {
  return {
    name,
    domain,
    topic: 'nature',
    question: `${name}?`,
    help: '',
    example: '',
    prior: [],
    scope: 'flow',
    serves: 'style',
    sources: [],
    ...more,
  };
}

const fact = (name: string, kind: SetupField['kind'], scope: SetupField['scope'] = 'consumer'): SetupField => ({
  name,
  kind,
  scope,
  question: `${name}?`,
  help: '',
  values: [],
  zero: false,
  forever: false,
});

/** A rule base with one criterion and one setup fact of each kind, and no rules. */
export const base: RuleBase = {
  topics: [],
  criteria: [
    criterion('intent', choice('command', 'event'), { role: 'parent' }),
    criterion('consumers', choice('one', 'several', 'open'), { role: 'audience', counts: { one: 1, several: 2 } }),
    criterion('ordering', choice('none', 'per-key', 'total'), { scope: 'consumer' }),
    criterion('replay', choice('none', 'recovery', 'history'), { scope: 'consumer' }),
    criterion('throughput', { kind: 'quantity', measure: 'rate', forever: false, zero: false }),
    criterion('payload', { kind: 'quantity', measure: 'size', forever: false, zero: false }),
    criterion(
      'retention',
      { kind: 'quantity', measure: 'duration', forever: true, zero: false },
      { scope: 'consumer' },
    ),
    criterion('delay', { kind: 'quantity', measure: 'duration', forever: false, zero: true }),
    criterion('priority', flag),
    criterion('running', { kind: 'names' }, { role: 'running' }),
  ],
  exclusions: [],
  setup: [
    fact('style', 'style'),
    fact('broker', 'broker'),
    fact('pattern', 'pattern'),
    fact('deadLetter', 'flag'),
    fact('maxReceives', 'integer'),
    fact('hottestKey', 'share', 'flow'),
    fact('visibilityTimeout', 'duration'),
    fact('retention', 'duration'),
    fact('channel', 'name'),
  ],
  rules: [],
  pitfalls: [],
  graph: [],
  styles: [],
  regions: { threshold: 4, ratio: 1 / 3, floor: 2 },
  noBrokerWhen: [],
  reversibility: { ifWrong: [], reversals: [] },
  catalogue: {
    platforms: [],
    inherents: [],
    newest: '',
    capabilities: [],
    carriers: [],
    patterns: [],
    requirements: [],
  },
  platforms: [{ id: 'rabbitmq', name: 'RabbitMQ' }],
  checks: [],
  hybridKinds: [],
  nameLexicon: {
    order: { value: 'command', verbs: [], objects: {} },
    fact: { value: 'event', participles: {}, except: [] },
    lists: { acts: [], tells: [], things: [], suffixes: [], auxiliaries: [], small: [], phrases: [] },
  },
  imports: [],
  sources: [],
  brokers: ['sqs-standard', 'sqs-fifo', 'kafka', 'rabbitmq-quorum'].map((id) => ({ id, name: id, aliases: [] })),
};
