import { describe, expect, it } from 'vitest';
import { rulesFolder, shippedRules } from '../../scripts/rules-folder.js';
import type { CapabilityValue, CapabilityValues, Carrier, Catalogue } from '../../src/model/broker.js';
import { composed } from '../../src/rulebase/catalogue/compose.js';
import { loadRuleBase, openRulebook } from '../../src/rulebase/index.js';
import { restoreRules, storeRules } from '../../src/rulebase/stored.js';
import { type Data, faultsWith } from './changed.js';

const { compiled, rulebook } = shippedRules();

const withFact = (name: string, change: (fact: Data) => unknown) => (data: Data) => {
  const facts = data.facts as { [name: string]: Data };
  return { ...data, facts: { ...facts, [name]: change(facts[name] ?? {}) } };
};
const without = (key: string) => (data: Data) =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
const set = (more: Data) => (data: Data) => ({ ...data, ...more });

describe('a broker file is refused', () => {
  it.each<[string, (data: Data) => Data, RegExp]>([
    [
      'a fact without a source',
      withFact('replay', without('source')),
      /^"replay" → `source` is missing: a fact has a source$/m,
    ],
    [
      'a source that is not listed',
      withFact('replay', set({ source: 'hearsay' })),
      /^"hearsay" → `source`: unknown source hearsay/m,
    ],
    ['a source with a typing error', withFact('replay', set({ source: 'quotaz' })), /Did you mean `quotas`/],
    ['a fact without a date', withFact('replay', without('asOf')), /^"replay" → `asOf` is missing: expected a date/m],
    ['a date in words', withFact('replay', set({ asOf: 'last year' })), /expected a date/],
    [
      'an unknown capability',
      withFact('replays', set({ value: 'none', source: 'skill', asOf: '2026' })),
      /^"replays" → `replays`: unknown capability. Did you mean `replay`/m,
    ],
    [
      'a value that is none of the choices',
      withFact('replay', set({ value: 'some' })),
      /expected one of none, recovery, history; found some/,
    ],
    ['a flag that is a text', withFact('fanOut', set({ value: 'yes' })), /^"yes" → `value`: expected true or false$/m],
    [
      'a size where a duration belongs',
      withFact('retentionMax', set({ value: '14MB' })),
      /^"14MB" → `14MB` is a size; expected a time.*\), unlimited or configurable$/m,
    ],
    [
      'a rate without a unit that is known',
      withFact('rateMax', set({ value: '3k/week' })),
      /^"3k\/week" → `3k\/week` has an unknown unit/m,
    ],
    ['names that are no list', withFact('cloud', set({ value: 'aws' })), /^"aws" → `value`: expected a list$/m],
    ['a key too many', withFact('replay', set({ asof: '2026' })), /unknown key/],
    [
      'a source without an address',
      set({ sources: { skill: { title: 'x', url: 'the manual' } } }),
      /address of a page/,
    ],
    ['no day on which it was checked', without('checked'), /^"id" → `checked` is missing: expected a date/m],
    ['no reason for its place', without('usualBecause'), /^"id" → `usualBecause` is missing: expected a text$/m],
    ['an id that is not the file', set({ id: 'sqs-lifo' }), /the file is named after the id; found sqs-lifo/],
    [
      'a limit without a source',
      set({ limits: [{ id: 'x', when: { ordering: 'total' }, verdict: 'cannot', because: 'x', asOf: '2026' }] }),
      /^"id" → `source` is missing: a fact has a source$/m,
    ],
    [
      'a limit without a date',
      set({ limits: [{ id: 'x', when: { ordering: 'total' }, verdict: 'cannot', because: 'x', source: 'skill' }] }),
      /^"id" → `asOf` is missing: expected a date/m,
    ],
    [
      'a strain without a workaround',
      set({
        limits: [
          { id: 'x', when: { ordering: 'total' }, verdict: 'strains', because: 'x', source: 'skill', asOf: '2026' },
        ],
      }),
      /^"id" → `workaround` is missing: expected a text$/m,
    ],
    [
      'a limit on an unknown criterion',
      set({
        limits: [{ id: 'x', when: { order: 'total' }, verdict: 'cannot', because: 'x', source: 'skill', asOf: '2026' }],
      }),
      /unknown criterion/,
    ],
  ])('with %s', (_, change, message) => {
    expect(faultsWith('brokers/sqs-fifo.yaml', change)).toMatch(message);
  });

  it('the shipped ones are not', () => {
    expect(loadRuleBase(rulesFolder()).faults).toEqual([]);
  });

  it('a composition of something unknown', () => {
    const change = (data: Data) => ({
      ...data,
      composition: { ...(data.composition as Data), parts: ['sns-standart', 'sqs-standard'] },
    });
    expect(faultsWith('patterns/sns-sqs.yaml', change)).toMatch(/unknown broker\. Did you mean `sns-standard`/);
  });
});

describe('compositions', () => {
  const fact = (value: CapabilityValue['value']): CapabilityValue => ({
    value,
    text: String(value),
    source: { title: 'a page', url: 'https://example.com' },
    asOf: '2026-11-24',
    recalled: false,
  });
  const { catalogue } = rulebook.base;
  const carrier = (
    id: string,
    parts: readonly string[],
    facts: { [name: string]: CapabilityValue['value'] },
  ): Carrier => ({
    ...catalogue.carriers[0],
    id,
    parts,
    facts: new Map(Object.entries(facts).map(([name, value]) => [name, fact(value)])),
    limits: [],
    modes: [],
  });
  /** What the composition of a front and a back has, where its own file says `own`. */
  const mixed = (
    front: { [name: string]: CapabilityValue['value'] },
    back: { [name: string]: CapabilityValue['value'] },
    own = {},
  ) => {
    const carriers = [
      carrier('front', ['front'], front),
      carrier('back', ['back'], back),
      carrier('mix', ['front', 'back'], own),
    ];
    const made: Catalogue = composed({ ...catalogue, carriers });
    return made.carriers[2];
  };
  const kindOf = (name: string) => catalogue.capabilities.find((capability) => capability.name === name)?.combines;

  it.each<[string, string, CapabilityValue['value'], CapabilityValue['value'], CapabilityValue['value']]>([
    ['front', 'replay', 'history', 'none', 'history'],
    ['front', 'filtering', 'none', 'content', 'none'],
    ['back', 'acknowledgment', 'cursor', 'record', 'record'],
    ['back', 'delayMax', 0, 900, 900],
    ['least', 'orderingScope', 'per-key', 'none', 'none'],
    ['least', 'orderingScope', 'per-key', 'total', 'per-key'],
    ['least', 'payloadMax', 1000, 200, 200],
    ['least', 'rateMax', Number.POSITIVE_INFINITY, 3000, 3000],
    ['least', 'totalOrder', true, false, false],
    ['most', 'retentionMax', 60, 600, 600],
    ['most', 'retentionMax', Number.POSITIVE_INFINITY, 600, Number.POSITIVE_INFINITY],
    ['most', 'operations', 'low', 'high', 'high'],
    ['most', 'latency', 'ms', 'sub-second', 'sub-second'],
    ['either', 'fanOut', true, false, true],
    ['either', 'fanOut', false, true, true],
    ['either', 'fanOut', false, false, false],
  ])('%s: %s of %s and %s is %s', (kind, name, front, back, expected) => {
    expect(kindOf(name)).toBe(kind);
    expect(mixed({ [name]: front }, { [name]: back }).facts.get(name)?.value).toBe(expected);
  });

  it('both: what either is made for; of names the least is what they share', () => {
    expect(kindOf('intent')).toBe('both');
    expect(mixed({ intent: ['event'] }, { intent: ['command'] }).facts.get('intent')?.value).toEqual([
      'event',
      'command',
    ]);
    expect(kindOf('cloud')).toBe('least');
    const { facts, places } = mixed({ cloud: ['aws', 'gcp'] }, { cloud: ['aws', 'azure'] });
    expect(facts.get('cloud')?.value).toEqual(['aws']);
    expect(places).toEqual(['aws']);
  });

  it('each way to combine is covered above', () => {
    const kinds = new Set(catalogue.capabilities.map(({ combines }) => combines));
    expect([...kinds].sort()).toEqual(['back', 'both', 'either', 'front', 'least', 'most']);
  });

  it('of something unknown, the narrower limit still binds; the most and what lies in front stay unknown', () => {
    expect(mixed({ payloadMax: 200 }, {}).facts.get('payloadMax')?.value).toBe(200);
    expect(mixed({}, { payloadMax: 200 }).facts.get('payloadMax')?.value).toBe(200);
    expect(mixed({ retentionMax: 200 }, {}).facts.get('retentionMax')).toBeUndefined();
    expect(mixed({}, { replay: 'history' }).facts.get('replay')).toBeUndefined();
    expect(mixed({ acknowledgment: 'record' }, {}).facts.get('acknowledgment')).toBeUndefined();
    // A limit that whoever runs it sets bounds nothing.
    expect(mixed({ payloadMax: undefined }, { payloadMax: 200 }).facts.get('payloadMax')?.value).toBe(200);
  });

  it('what its own file says comes first', () => {
    expect(mixed({ replay: 'none' }, {}, { replay: 'history' }).facts.get('replay')?.value).toBe('history');
  });

  it('effort is that of the heavier part', () => {
    expect(mixed({ operations: 'low' }, { operations: 'high' }).effort).toBe(2);
    expect(mixed({ operations: 'low' }, { operations: 'low' }).effort).toBe(0);
  });

  it('every shipped composition has what the ranking reads, and parts that are brokers', () => {
    const ids = catalogue.carriers.filter(({ kind }) => kind !== 'composition').map(({ id }) => id);
    for (const { id, kind, parts, facts, places } of catalogue.carriers) {
      if (kind !== 'composition') continue;
      expect(parts.length, id).toBeGreaterThan(0);
      expect(parts).not.toContain(id);
      expect(
        parts.filter((part) => !ids.includes(part)),
        id,
      ).toEqual([]);
      expect(places.length, id).toBeGreaterThan(0);
      for (const name of ['acknowledgment', 'orderingScope', 'replay', 'operations', 'cloud'])
        expect(facts.get(name)?.value, `${id} ${name}`).toBeDefined();
    }
  });
});

describe('stored and restored', () => {
  const plain = (facts: CapabilityValues) =>
    Object.fromEntries([...facts.keys()].map((name) => [name, facts.get(name)]));
  const seen = (carrier: Carrier) => ({
    ...carrier,
    facts: plain(carrier.facts),
    modes: carrier.modes.map((mode) => ({ ...mode, facts: plain(mode.facts) })),
  });
  const stored = storeRules(compiled);
  const read = { text: (file: string) => stored[file], bytes: (file: string) => Buffer.from(stored[file]) };
  const restored = restoreRules(read);

  it.each(compiled.base.catalogue.carriers.map((carrier) => [carrier.id, carrier] as const))(
    '%s as it was',
    (id, carrier) => {
      const found = restored.base.catalogue.carriers.find((other) => other.id === id) as Carrier;
      expect(seen(found)).toEqual(seen(carrier));
    },
  );

  it('and opened, no file before it is asked for', () => {
    const asked: string[] = [];
    const noting = <T>(reading: (file: string) => T) => {
      return (file: string) => {
        asked.push(file);
        return reading(file);
      };
    };
    const { base } = openRulebook(restoreRules({ text: noting(read.text), bytes: noting(read.bytes) }));
    expect(base.criteria).toEqual(rulebook.base.criteria);
    expect(asked).toEqual(['rules.json']);
    expect(base.catalogue.carriers.length).toBeGreaterThan(0);
    expect(asked.slice(1)).toEqual(['catalogue.json']);
    expect(base.catalogue.carriers[0].limits.length).toBe(rulebook.base.catalogue.carriers[0].limits.length);
    expect(asked.slice(2)).toEqual(['catalogue-figures.jsonl']);
    expect(base.catalogue.patterns[0].what).toBe(rulebook.base.catalogue.patterns[0].what);
    expect(asked.slice(3)).toEqual(['catalogue-texts.jsonl']);
    expect(base.pitfalls).toEqual(rulebook.base.pitfalls);
    expect(asked.slice(4)).toEqual(['pitfalls.json']);
  });

  it('and opened, the same brokers, patterns and requirements as well', () => {
    const opened = openRulebook(restored).base.catalogue;
    expect(opened.carriers.map(seen)).toEqual(rulebook.base.catalogue.carriers.map(seen));
    expect(opened.patterns).toEqual(rulebook.base.catalogue.patterns);
    expect(opened.capabilities).toEqual(rulebook.base.catalogue.capabilities);
    expect(opened.requirements).toEqual(rulebook.base.catalogue.requirements);
  });
});
