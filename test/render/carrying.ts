import type { FlowAdvice } from '../../src/model/advice.js';
import type { Carrier, Catalogue } from '../../src/model/broker.js';
import type { CarrierAdvice, Objection, Portfolio } from '../../src/model/carrying.js';

/** A small catalogue, written for these tests, and what it gives for flows; none of it is quoted in src. */
const PAGE = { title: 'Limits [2026] | page', url: 'https://example.com/limits?x=(1)' };

const carrier = (id: string, name: string, parts: readonly string[], usual: number): Carrier => ({
  id,
  name,
  family: id,
  kind: 'queue',
  what: '',
  parts,
  platforms: parts.map((part) => `${part}-cluster`),
  aliases: [],
  stack: [],
  inherent: [],
  usualRank: usual,
  usualBecause: '',
  checked: '2026-11-24',
  effort: 1,
  places: [],
  facts: new Map(),
  limits: [],
  modes: [],
});

export const CATALOGUE: Catalogue = {
  capabilities: [],
  requirements: [],
  platforms: ['quick-queue', 'long-log', 'old-log'].map((id) => ({
    id: `${id}-cluster`,
    name: `Cluster of [${id}] | here`,
    service: false,
  })),
  inherents: [],
  newest: '2026-11',
  carriers: [
    carrier('quick-queue', 'Quick Queue', ['quick-queue'], 1),
    carrier('long-log', 'Long Log', ['long-log'], 1),
    carrier('old-log', 'Old Log', ['old-log'], 3),
    carrier('log-queue', 'Long Log feeding Quick Queues', ['long-log', 'quick-queue'], 4),
  ],
  patterns: [
    {
      id: 'queue-behind-a-log',
      name: 'Queue behind a log',
      what: '',
      styles: ['hybrid'],
      rank: 1,
      gives: [],
      costs: ['Two hops to watch.'],
      diagram: '',
      sources: [PAGE],
    },
  ],
};

export function objection(match: Objection['match'], more: Partial<Objection> = {}): Objection {
  return {
    match,
    criteria: ['replay'],
    because: 'keeps nothing that was handled',
    workaround: '',
    source: PAGE,
    asOf: '2026-08',
    ...more,
  };
}

export function candidate(
  id: string,
  name: string,
  verdict: CarrierAdvice['verdict'],
  because: readonly string[],
  objections: readonly Objection[] = [],
): CarrierAdvice {
  return { id, name, verdict, because: [...objections.map((each) => each.because), ...because], objections };
}

/** A queue that fits, a composition that strains, a log in use that cannot. */
export const BROKERS: readonly CarrierAdvice[] = [
  candidate('quick-queue', 'Quick Queue', 'fits', ['meets every stated need. The usual first choice.']),
  candidate(
    'log-queue',
    'Long Log feeding Quick Queues',
    'strains',
    [],
    [
      objection('strains', {
        criteria: ['acknowledgment'],
        because: 'settles by position',
        workaround: 'park what fails',
        settledBy: 'deadLetter',
      }),
    ],
  ),
  candidate('old-log', 'Old Log', 'cannot', [], [objection('cannot')]),
  candidate('long-log', 'Long Log', 'cannot', [], [objection('cannot', { because: 'holds a record for 7d at most' })]),
];

export const LOGS: readonly CarrierAdvice[] = [
  candidate(
    'long-log',
    'Long Log',
    'strains',
    [],
    [
      objection('strains', {
        criteria: ['acknowledgment'],
        because: 'commits a position',
        workaround: 'park what fails',
      }),
    ],
  ),
  candidate('quick-queue', 'Quick Queue', 'cannot', [], [objection('cannot')]),
];

const FACT = { text: '120', value: 120, source: PAGE, asOf: '2026-08', measured: false, recalled: false } as const;

export const CAPACITY: FlowAdvice['capacity'] = [
  {
    figure: 'inFlight',
    least: 100,
    most: 400,
    unit: 'records',
    formula: 'rate × work',
    inputs: { rate: '50/s..200/s', work: '2s' },
    quota: { capability: 'most', carrier: 'quick-queue', fact: { ...FACT, note: 'raised on request' }, over: 'partly' },
  },
  { figure: 'units', least: 1, most: 2, unit: 'shard', formula: 'rate / 100/s', inputs: { rate: '50/s..200/s' } },
];

export const CLAIM_CHECK: FlowAdvice['pattern'] = {
  id: 'claim-check',
  name: 'Claim check',
  because: 'The payload goes to a store. The record says where.',
  diagram: 'flowchart LR\n  a --> b\n',
};

export const BEHIND: FlowAdvice['pattern'] = {
  id: 'queue-behind-a-log',
  name: 'Queue behind a log',
  because: 'A fact is published once.',
  diagram: 'flowchart LR\n  a --> q\n',
};

export function portfolio(carries: Portfolio['carries'], more: Partial<Portfolio> = {}): Portfolio {
  const brokers = [...new Set(carries.flatMap((id) => id ?? []))].sort();
  const adds = brokers.map((id) => `${id}-cluster`);
  const platforms = adds.map((id, at) => ({ id, runs: false, flows: [at] }));
  return { brokers, unmet: 0, costly: 0, adds, routine: 1, distance: 0, carries, platforms, ...more };
}
