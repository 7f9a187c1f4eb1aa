import { describe, expect, it } from 'vitest';
import { rulesFolder, shippedRules } from '../../scripts/rules-folder.js';
import type { RuleBase } from '../../src/model/knowledge.js';
import { loadRuleBase, type RuleFile, verify } from '../../src/rulebase/index.js';
import { unsourced } from '../../src/rulebase/verify/brokers.js';
import { written } from '../../src/rulebase/verify/candidates.js';
import { carrierWitnesses } from '../../src/rulebase/verify/carrier-witness.js';
import { patternWitnesses } from '../../src/rulebase/verify/pattern-witness.js';
import { adviceOn } from '../answers.js';

type Data = { [key: string]: unknown };

const { rulebook } = shippedRules();
const { catalogue } = rulebook.base;
const best = carrierWitnesses(rulebook);
const shown = patternWitnesses(rulebook, best);
const files = rulesFolder();
const read = loadRuleBase(files).base;
/** A witness as a file would hold it: yes and no are no texts there. */
const needsOf = (flow = new Map() as Parameters<typeof written>[0]) =>
  Object.fromEntries(
    Object.entries(written(flow)).map(([name, text]) => [
      name,
      text.startsWith('[') ? text.slice(1, -1).split(', ') : ({ true: true, false: false }[text] ?? text),
    ]),
  );

const changed = (path: string, change: (data: Data) => Data): RuleFile[] =>
  files.map((file) => (file.path === path ? { path, data: change(file.data as Data) } : file));

/** Faults of the shipped rules with something changed. */
function unsoundWith(given: readonly RuleFile[]) {
  const { base, pitfallExamples, faults } = loadRuleBase(given);
  expect(faults).toEqual([]);
  return verify(base, pitfallExamples).unsound;
}

const withCarriers = (change: (carrier: RuleBase['catalogue']['carriers'][number]) => object) => (base: RuleBase) => ({
  ...base,
  catalogue: {
    ...base.catalogue,
    carriers: base.catalogue.carriers.map((carrier) => ({ ...carrier, ...change(carrier) })),
  },
});

describe('witnesses', () => {
  const kept = catalogue.carriers.filter(({ comparison }) => comparison !== undefined).map(({ id }) => id);

  it('at most a dozen are kept for comparison, each with a reason', () => {
    expect(kept.length).toBeLessThanOrEqual(12);
    for (const { comparison } of catalogue.carriers) expect(comparison ?? 'a reason of some length').toMatch(/.{20}/);
  });

  it.each(catalogue.carriers.map(({ id }) => id).filter((id) => !kept.includes(id)))(
    '%s comes first and can be used',
    (id) => {
      const needs = needsOf(best.get(id));
      const [first] = adviceOn(rulebook, needs).brokers;
      expect(first.id, JSON.stringify(needs)).toBe(id);
      expect(['fits', 'strains']).toContain(first.verdict);
    },
  );

  const hidden = catalogue.patterns.filter(({ comparison }) => comparison !== undefined).map(({ id }) => id);

  it.each(catalogue.patterns.map(({ id }) => id).filter((id) => !hidden.includes(id)))('%s is shown', (id) => {
    const needs = needsOf(shown.get(id));
    const { pattern, findings } = adviceOn(rulebook, needs);
    expect(pattern?.id, JSON.stringify(needs)).toBe(id);
    expect(findings).toEqual([]);
  });

  it('those kept for comparison were searched for as well', () => {
    for (const id of kept) expect(best.has(id), id).toBe(false);
  });
});

describe('rules verify of brokers and patterns', () => {
  it('a broker that another one beats at everything', () => {
    const broker = files.find(({ path }) => path === 'brokers/sqs-standard.yaml')?.data as Data;
    const twin = { ...broker, id: 'sqs-twin', aliases: [], usualRank: 999 };
    const found = unsoundWith([...files, { path: 'brokers/sqs-twin.yaml', data: twin }]);
    expect(found).toMatchObject([{ check: 'best', id: 'sqs-twin' }]);
    expect(found[0].message).toContain('comparison');
  });

  it('one marked as kept for comparison that is a best choice, with the flow', () => {
    const found = unsoundWith(
      changed('brokers/sqs-fifo.yaml', (data) => ({ ...data, comparison: 'Nobody takes it.' })),
    );
    expect(found).toMatchObject([{ check: 'best', id: 'sqs-fifo', witness: { ordering: 'per-key' } }]);
  });

  it('more kept for comparison than a dozen', () => {
    const many = ['temporal', 'pulsar', 'mqtt'].reduce(
      (given, id) =>
        given.map((file) =>
          file.path === `brokers/${id}.yaml`
            ? { ...file, data: { ...(file.data as Data), comparison: 'Nobody takes it.' } }
            : file,
        ),
      files,
    );
    const found = unsoundWith(many).filter(({ check }) => check === 'comparison');
    expect(found).toHaveLength(1);
    expect(found[0].message).toMatch(/13 are kept only for comparison, 12 at most: /);
  });

  it('two that are equally usual, and a rank that is no whole number', () => {
    const same = unsoundWith(changed('brokers/sqs-fifo.yaml', (data) => ({ ...data, usualRank: 10 })));
    expect(same).toContainEqual(
      expect.objectContaining({ check: 'usual', message: expect.stringMatching(/as usual as/) }),
    );
    const odd = unsoundWith(changed('brokers/sqs-fifo.yaml', (data) => ({ ...data, usualRank: 10.5 })));
    expect(odd).toContainEqual(
      expect.objectContaining({ check: 'usual', message: expect.stringMatching(/whole number/) }),
    );
  });

  it('a mark taken away', () => {
    const found = unsoundWith(changed('brokers/azure-storage-queue.yaml', ({ comparison, ...data }) => data));
    expect(found).toMatchObject([{ check: 'best', id: 'azure-storage-queue' }]);
  });

  it('a pattern that another one hides', () => {
    const found = unsoundWith(changed('patterns/point-to-point-dlq.yaml', (data) => ({ ...data, rank: 5 })));
    expect(found.map(({ check, id }) => [check, id])).toContainEqual(['shown', 'saga-orchestrated']);
    expect(found.every(({ check }) => check === 'shown')).toBe(true);
  });

  it('a composition that never comes first is one fault, not two', () => {
    const pattern = files.find(({ path }) => path === 'patterns/sns-sqs.yaml')?.data as Data;
    const composition = { ...(pattern.composition as Data), usualRank: 999 };
    const twin = { ...pattern, id: 'sns-sqs-twin', composition };
    const found = unsoundWith([...files, { path: 'patterns/sns-sqs-twin.yaml', data: twin }]);
    expect(found).toMatchObject([{ check: 'shown', id: 'sns-sqs-twin' }]);
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
    expect(found).toMatchObject([{ check: 'fact', id: 'kafka' }]);
    expect(found[0].message).toMatch(message);
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
    expect(found.map(({ check, id }) => `${check} ${id}`)).toEqual([
      'fact sqs-fifo',
      'fact sqs-fifo',
      'fact sqs-fifo',
      'fact sqs-fifo',
      'fact claim-check',
    ]);
  });
});
