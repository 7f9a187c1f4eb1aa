import { describe, expect, it } from 'vitest';
import { rulesFolder, shippedRules } from '../../scripts/rules-folder.js';
import type { Carrier } from '../../src/model/broker.js';
import type { RuleBase } from '../../src/model/knowledge.js';
import type { Unsound } from '../../src/model/pages/verification.js';
import { loadRuleBase } from '../../src/rulebase/index.js';
import { keptTooMany, unsourced } from '../../src/rulebase/verify/brokers.js';
import { written } from '../../src/rulebase/verify/candidates.js';
import { carrierWitnesses } from '../../src/rulebase/verify/carrier-witness.js';
import { patternWitnesses } from '../../src/rulebase/verify/pattern-witness.js';
import { adviceOn } from '../answers.js';
import { about, changed, type Data, dataOf, withFile } from './changed.js';

const { rulebook } = shippedRules();
const { catalogue } = rulebook.base;
const best = carrierWitnesses(rulebook);
const shown = patternWitnesses(rulebook, best);
const read = loadRuleBase(rulesFolder()).base;
/** A witness as a file would hold it: yes and no are no texts there. */
const needsOf = (flow = new Map() as Parameters<typeof written>[0]) =>
  Object.fromEntries(
    Object.entries(written(flow)).map(([name, text]) => [
      name,
      text.startsWith('[') ? text.slice(1, -1).split(', ') : ({ true: true, false: false }[text] ?? text),
    ]),
  );

const withCarriers = (change: (carrier: RuleBase['catalogue']['carriers'][number]) => object) => (base: RuleBase) => ({
  ...base,
  catalogue: {
    ...base.catalogue,
    carriers: base.catalogue.carriers.map((carrier) => ({ ...carrier, ...change(carrier) })),
  },
});

const of = (found: readonly Unsound[], id: string) => found.filter((each) => each.id === id);

// That each broker and pattern has one is for `rules verify` to say; here, that what it found is one.
describe('witnesses', () => {
  const kept = catalogue.carriers.filter(({ comparison }) => comparison !== undefined).map(({ id }) => id);

  it('at most a dozen are kept for comparison, each with a reason', () => {
    expect(kept.length).toBeLessThanOrEqual(12);
    for (const { comparison } of catalogue.carriers) expect(comparison ?? 'a reason of some length').toMatch(/.{20}/);
  });

  it.each([...best.keys()].filter((id) => !kept.includes(id)))('%s comes first and can be used', (id) => {
    const needs = needsOf(best.get(id));
    const [first] = adviceOn(rulebook, needs).brokers;
    expect(first.id, JSON.stringify(needs)).toBe(id);
    expect(['fits', 'strains']).toContain(first.verdict);
  });

  it.each([...shown.keys()])('%s is shown', (id) => {
    const needs = needsOf(shown.get(id));
    const { pattern, findings } = adviceOn(rulebook, needs);
    expect(pattern?.id, JSON.stringify(needs)).toBe(id);
    expect(findings).toEqual([]);
  });

  it('what is kept for comparison has a reason', () => {
    for (const { comparison } of catalogue.carriers) expect(comparison ?? 'a reason of some length').toMatch(/.{20}/);
  });
});

describe('rules verify of brokers and patterns', () => {
  it('a broker that another one beats at everything', () => {
    const twin = { ...dataOf('brokers/sqs-standard.yaml'), id: 'sqs-twin', aliases: [], usualRank: 999 };
    const found = about(withFile('brokers/sqs-twin.yaml', twin), 'best', 'sqs-twin');
    expect(found).toMatchObject([{ message: expect.stringContaining('comparison') }]);
  });

  it('one marked as kept for comparison that is a best choice, with the flow', () => {
    const rules = changed('brokers/sqs-fifo.yaml', (data) => ({ ...data, comparison: 'Nobody takes it.' }));
    expect(about(rules, 'best', 'sqs-fifo')).toMatchObject([{ witness: { ordering: 'per-key' } }]);
  });

  it('more kept for comparison than a dozen', () => {
    const marked = withCarriers(({ id }) => ({ comparison: id === 'kafka' ? undefined : 'Nobody takes it.' }))(read);
    expect(keptTooMany(marked)).toMatchObject([
      {
        check: 'comparison',
        message: expect.stringMatching(/^\d+ are kept only for comparison, 12 at most: .*sqs-fifo/),
      },
    ]);
  });

  it('two that are equally usual, and a rank that is no whole number', () => {
    const { usualRank } = dataOf('brokers/kafka.yaml');
    const same = changed('brokers/sqs-fifo.yaml', (data) => ({ ...data, usualRank }));
    expect(about(same, 'usual')).toMatchObject([{ message: expect.stringMatching(/as usual as/) }]);
    const odd = changed('brokers/sqs-fifo.yaml', (data) => ({ ...data, usualRank: 10.5 }));
    expect(about(odd, 'usual')).toMatchObject([{ message: expect.stringMatching(/whole number/) }]);
  });

  it('a mark taken away', () => {
    const rules = changed('brokers/azure-storage-queue.yaml', ({ comparison, ...data }) => data);
    expect(about(rules, 'best', 'azure-storage-queue')).toHaveLength(1);
  });

  it('a pattern that another one hides', () => {
    const rules = changed('patterns/point-to-point-dlq.yaml', (data) => ({ ...data, rank: 5 }));
    expect(about(rules, 'shown', 'saga-orchestrated')).toHaveLength(1);
  });

  it('a composition that never comes first is one fault, not two', () => {
    const pattern = dataOf('patterns/sns-sqs.yaml');
    const composition = { ...(pattern.composition as Data), usualRank: 999 };
    const twin = { ...pattern, id: 'sns-sqs-twin', composition };
    const rules = withFile('patterns/sns-sqs-twin.yaml', twin);
    // One proof tells both.
    const told = about(rules, ['shown', 'best'], 'sns-sqs-twin');
    expect(told.map(({ check }) => check)).toEqual(['shown']);
  });

  it.each([
    ['no page', { source: { title: 'A page', url: '' } }, /orderingScope lacks a page to read it on$/],
    ['no address', { source: { title: 'A page', url: 'the manual' } }, /lacks a page/],
    ['no date', { asOf: '' }, /orderingScope lacks a date$/],
    [
      'neither',
      { source: { title: '', url: 'https://example.com' }, asOf: 'lately' },
      /a page to read it on and a date/,
    ],
  ])('a fact with %s', (_, fields, message) => {
    const found = unsourced(
      withCarriers(({ id, facts }) => {
        if (id !== 'kafka') return {};
        const all = new Map([...facts.keys()].map((name) => [name, facts.get(name)]));
        const fact = all.get('orderingScope');
        return { facts: new Map([...all, ['orderingScope', { ...fact, ...fields }]]) };
      })(read),
    );
    expect(of(found, 'kafka')).toMatchObject([{ message: expect.stringMatching(message) }]);
  });

  it('a limit, a mode and a pattern without a page, a broker without a day', () => {
    const nowhere = { title: '', url: '' };
    const mar = (base: RuleBase) => {
      const marred = withCarriers(({ id, limits, modes }) =>
        id === 'sqs-fifo'
          ? {
              checked: '',
              limits: limits.map((limit) => ({ ...limit, source: nowhere })),
              modes: modes.map((mode) => ({
                ...mode,
                facts: new Map(
                  [...mode.facts.keys()].map((name) => [name, { ...mode.facts.get(name), source: nowhere }]),
                ),
              })),
            }
          : {},
      )(base);
      const patterns = marred.catalogue.patterns.map((pattern) =>
        pattern.id === 'claim-check' ? { ...pattern, sources: [] } : pattern,
      );
      return { ...marred, catalogue: { ...marred.catalogue, patterns } } as RuleBase;
    };
    const found = unsourced(mar(read));
    const { limits, modes } = read.catalogue.carriers.find(({ id }) => id === 'sqs-fifo') as Carrier;
    const named = [...limits.map(({ id }) => id), ...modes.flatMap(({ facts }) => [...facts.keys()])];
    expect(named.length).toBeGreaterThan(1);
    expect(of(found, 'sqs-fifo').map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'lacks the day on which it was checked',
        ...named.map((name) => `${name} lacks a page to read it on`),
      ]),
    );
    expect(of(found, 'claim-check')).toMatchObject([{ message: 'lacks a page to read it on' }]);
  });
});
