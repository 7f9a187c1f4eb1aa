import { describe, expect, it } from 'vitest';
import { ruleFile, rulesFolder } from '../../scripts/rules-folder.js';
import { prettyVerification } from '../../src/render/pretty/rules.js';
import { PLAIN } from '../../src/render/pretty/theme.js';
import { loadRuleBase, verify } from '../../src/rulebase/index.js';
import { placeText } from '../../src/text/source.js';
import { about, changed, type Data, faultsWith } from './changed.js';

const rule = (fields: object) => ({
  favours: 'message-driven',
  strength: 'slight',
  because: 'because',
  but: 'but',
  sources: ['seed-article'],
  examples: [
    { given: {}, fires: true },
    { given: {}, fires: false },
    { given: {}, fires: 'unknown' },
  ],
  ...fields,
});

const adding =
  (key: string, ...entries: unknown[]) =>
  (data: Data): Data => ({ ...data, [key]: [...((data[key] as unknown[]) ?? []), ...entries] });
const changing =
  (name: string, fields: object) =>
  (data: Data): Data => ({
    ...data,
    criteria: (data.criteria as { name: string }[]).map((criterion) =>
      criterion.name === name ? { ...criterion, ...fields } : criterion,
    ),
  });

describe('rules verify', () => {
  it('finds the shipped rules sound, and says what it has proven', () => {
    const { base, pitfallExamples, faults } = loadRuleBase(rulesFolder());
    expect(faults).toEqual([]);
    const verification = verify(base, pitfallExamples);
    // Whoever broke them reads what `driven rules verify` says; the tests below only look for what they break themselves.
    if (verification.unsound.length > 0) expect.fail(prettyVerification(verification, PLAIN, 100));
    const { carriers, patterns } = base.catalogue;
    const brokers = carriers.filter(({ kind }) => kind !== 'composition');
    expect(verification.proven).toContainEqual(
      expect.stringContaining(
        `each of ${brokers.length} brokers is the best choice for some flow, and each of ${patterns.length} patterns is shown for one, but for`,
      ),
    );
  });

  it('a rule that can never fire', () => {
    const odd = rule({ id: 'addressed-crowd', when: { intent: 'command', consumers: 'open' } });
    const rules = changed('evidence/nature.yaml', adding('rules', odd));
    expect(about(rules, 'fires', 'addressed-crowd')).toHaveLength(1);
  });

  it('a rule that always fires', () => {
    const odd = rule({ id: 'anything', when: { any: [{ intent: 'command' }, { intent: 'event' }] } });
    const rules = changed('evidence/nature.yaml', adding('rules', odd));
    expect(about(rules, 'always', 'anything')).toHaveLength(1);
  });

  it('a style out of reach', () => {
    const rules = changed('styles.yaml', (data) => ({
      ...data,
      regions: { threshold: 60, ratio: 1, floor: 2 },
    }));
    expect(about(rules, 'style', 'hybrid')).toHaveLength(1);
  });

  it.each([
    ['payload', 'style'],
    ['replay', 'brokers'],
  ])('a criterion that serves something else than it says: %s', (name, serves) => {
    expect(about(changed('criteria.yaml', changing(name, { serves })), 'criterion', name)).toHaveLength(1);
  });

  it('a direction that does not hold, with a flow that shows it', () => {
    const rules = changed('criteria.yaml', changing('replay', { raises: 'message-driven' }));
    const [{ witness, message }] = about(rules, 'direction', 'replay');
    expect(witness).toHaveProperty('replay');
    expect(message).toMatch(/from (message-driven|hybrid|either|event-driven) to/);
  });

  it('two rules that say the same in other words', () => {
    const other = rule({ id: 'nothing-kept', when: { not: { replay: ['recovery', 'history'] } } });
    const rules = changed('evidence/replay.yaml', adding('rules', other));
    expect(about(rules, 'twice', 'nothing-kept')).toMatchObject([
      { message: expect.stringContaining('handled-is-done') },
    ]);
  });

  it('exclusions that leave an answer impossible', () => {
    const nobody = { id: 'nobody', when: { consumers: 'open' }, because: 'x' };
    const rules = changed('criteria.yaml', adding('exclusions', nobody));
    expect(about(rules, 'emptied', 'consumers')).toHaveLength(1);
  });

  it('criteria joined past the limit, with the rules that join them', () => {
    const when = {
      intent: 'command',
      consumers: 'one',
      reply: 'none',
      ordering: 'none',
      workflow: 'steps',
      replay: 'none',
      acknowledgment: 'completion',
      operations: 'low',
      elastic: true,
      cloud: 'aws',
      streaming: false,
      priority: true,
      latency: { below: '1s' },
      throughput: { below: '10k/s' },
      processing: { below: '1s' },
      delay: { below: '1s' },
    };
    const rules = changed('evidence/nature.yaml', adding('rules', rule({ id: 'everything-at-once', when })));
    expect(about(rules, 'size')).toMatchObject([{ message: expect.stringContaining('everything-at-once') }]);
  });
});

describe('reading the rules', () => {
  it.each([
    ['an unknown criterion', { when: { intnet: 'command' } }, 'unknown criterion. Did you mean `intent`?'],
    ['an unknown value', { when: { intent: 'comand' } }, '`comand` is not a value of intent. Did you mean `command`?'],
    ['a wrong unit', { when: { throughput: { atLeast: '5MB' } } }, 'is a size'],
    ['a key too many', { wen: 1 }, 'unknown key'],
    ['no source', { sources: [] }, 'a claim has at least one source'],
    ['a source that is not listed', { sources: ['hearsay'] }, 'cites hearsay'],
    ['an id that forbids', { id: 'no-queues' }, 'never starts with no-'],
    ['an id twice', { id: 'reply-expected' }, 'the id is used twice'],
    ['no silent example', { examples: [{ given: {}, fires: true }] }, 'no example that has `fires: false`'],
  ])('refuses a rule with %s', (_, fields, message) => {
    const added = rule({ id: 'added', when: { intent: 'command' }, ...fields });
    expect(faultsWith('evidence/nature.yaml', adding('rules', added))).toContain(message);
  });

  it.each<[string, (data: Data) => Data, RegExp]>([
    [
      'a condition that an example contradicts',
      (data) => ({ ...data, when: { all: [data.when, { needs: { ordering: 'none' } }] } }),
      /^rules\/pitfalls\/lock-shorter-than-work.yaml:\d+:\d+: it says unknown on this example/m,
    ],
    [
      'a part of its condition that no example notices',
      (data) => ({
        ...data,
        examples: (data.examples as Data[]).filter(({ flow }) => !JSON.stringify(flow).includes('google-pubsub')),
      }),
      /no example notices when the test of broker.prefetchRenewed always holds/,
    ],
    [
      'a ground on which no example fires',
      (data) => ({
        ...data,
        examples: (data.examples as Data[]).filter(({ basis }) => basis !== 'presumed'),
      }),
      /no example fires on what is presumed \(uses.renewsLock, uses.prefetch\)/,
    ],
  ])('shows a pitfall with %s', (_, change, message) => {
    const found = about(changed('pitfalls/lock-shorter-than-work.yaml', change), 'pitfall', 'lock-shorter-than-work');
    expect(found.map((each) => each.message).join('\n')).toMatch(message);
  });

  it.each([
    ['brokers/kafka.yaml', 'kafka'],
    ['patterns/sns-sqs.yaml', 'sns-sqs'],
    ['pitfalls/hot-key.yaml', 'hot-key'],
  ])('%s without its line for screens and tables', (path, id) => {
    const rules = changed(path, ({ short, ...data }) => data);
    expect(about(rules, 'short', id).map(({ message }) => message)).toEqual([
      '`short` is missing; expected at most 60 characters',
    ]);
  });

  it.each([['x'.repeat(61)], ['ends in a full stop.'], ['two\nlines']])(
    'a line that is too long or no line is told where it stands: %j',
    (short) => {
      const told = /`short`: expected one line of at most 60 characters, without a full stop/;
      expect(faultsWith('brokers/kafka.yaml', (data) => ({ ...data, short }))).toMatch(told);
    },
  );

  it('a line of sixty characters is short enough', () => {
    const rules = changed('brokers/kafka.yaml', (data) => ({ ...data, short: 'x'.repeat(60) }));
    expect(about(rules, 'short', 'kafka')).toEqual([]);
  });

  it('tells each fault of a shipped file with its line', () => {
    const { faults } = loadRuleBase(
      rulesFolder().map((file) =>
        file.path === 'pitfalls/hot-key.yaml'
          ? ruleFile(file.path, file.source.text.replace('severity:', 'severty:'))
          : file,
      ),
    );
    expect(faults.map(({ place, message }) => `${placeText(place)}: ${message}`)).toEqual([
      expect.stringMatching(/^rules\/pitfalls\/hot-key.yaml:2:1: `severty`: unknown key. Did you mean `severity`\?/),
      expect.stringMatching(/^rules\/pitfalls\/hot-key.yaml:1:1: `severity` is missing: expected one of error/),
    ]);
  });
});
