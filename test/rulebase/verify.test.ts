import { describe, expect, it } from 'vitest';
import { rulesFolder } from '../../scripts/rules-folder.js';
import { loadRuleBase, verify } from '../../src/rulebase/index.js';

type Data = { [key: string]: unknown };

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

/** The shipped rules with one file changed. */
function broken(path: string, change: (data: Data) => Data) {
  const files = rulesFolder().map((file) => (file.path === path ? { path, data: change(file.data as Data) } : file));
  const { base, pitfallExamples, faults } = loadRuleBase(files);
  expect(faults).toEqual([]);
  return verify(base, pitfallExamples).unsound;
}

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
  it('finds the shipped rules sound', () => {
    const shipped = loadRuleBase(rulesFolder());
    const { unsound, proven } = verify(shipped.base, shipped.pitfallExamples);
    expect(unsound).toEqual([]);
    expect(proven).toHaveLength(10);
    expect(proven.join('\n')).toMatch(
      /each of 28 brokers is the best choice for some flow, and each of 38 patterns is shown for one, but for/,
    );
  });

  it('a rule that can never fire', () => {
    const found = broken(
      'evidence/nature.yaml',
      adding('rules', rule({ id: 'addressed-crowd', when: { intent: 'command', consumers: 'open' } })),
    );
    expect(found).toMatchObject([{ check: 'fires', id: 'addressed-crowd' }]);
  });

  it('a rule that always fires', () => {
    const found = broken(
      'evidence/nature.yaml',
      adding('rules', rule({ id: 'anything', when: { any: [{ intent: 'command' }, { intent: 'event' }] } })),
    );
    expect(found.map(({ check, id }) => [check, id])).toContainEqual(['always', 'anything']);
  });

  it('a style out of reach', () => {
    const found = broken('styles.yaml', (data) => ({ ...data, regions: { threshold: 60, ratio: 1, floor: 2 } }));
    expect(found.map(({ check, id }) => [check, id])).toContainEqual(['style', 'hybrid']);
  });

  it('a criterion that changes nothing, and one that does though it says it does not', () => {
    expect(broken('criteria.yaml', changing('payload', { serves: 'style' }))).toMatchObject([
      { check: 'criterion', id: 'payload' },
    ]);
    expect(broken('criteria.yaml', changing('replay', { serves: 'brokers' }))).toMatchObject([
      { check: 'criterion', id: 'replay' },
    ]);
  });

  it('a direction that does not hold, with a flow that shows it', () => {
    const found = broken('criteria.yaml', changing('replay', { raises: 'message-driven' }));
    expect(found).toMatchObject([{ check: 'direction', id: 'replay' }]);
    expect(found[0].witness).toHaveProperty('replay');
    expect(found[0].message).toMatch(/from (message-driven|hybrid|either|event-driven) to/);
  });

  it('two rules that say the same in other words', () => {
    const found = broken(
      'evidence/replay.yaml',
      adding('rules', rule({ id: 'nothing-kept', when: { not: { replay: ['recovery', 'history'] } } })),
    );
    expect(found).toMatchObject([{ check: 'twice', id: 'nothing-kept' }]);
    expect(found[0].message).toContain('handled-is-done');
  });

  it('exclusions that leave an answer impossible', () => {
    const found = broken(
      'criteria.yaml',
      adding('exclusions', { id: 'nobody', when: { consumers: 'open' }, because: 'x' }),
    );
    expect(found.map(({ check, id }) => [check, id])).toContainEqual(['emptied', 'consumers']);
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
    const found = broken('evidence/nature.yaml', adding('rules', rule({ id: 'everything-at-once', when })));
    expect(found).toMatchObject([{ check: 'size' }]);
    expect(found[0].message).toContain('everything-at-once');
  });
});

describe('assemble', () => {
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
    const files = rulesFolder().map((file) =>
      file.path === 'evidence/nature.yaml'
        ? {
            ...file,
            data: adding('rules', rule({ id: 'added', when: { intent: 'command' }, ...fields }))(file.data as Data),
          }
        : file,
    );
    expect(
      loadRuleBase(files)
        .faults.map((fault) => fault.message)
        .join('\n'),
    ).toContain(message);
  });

  it.each<[string, (data: Data) => Data, RegExp]>([
    [
      'a condition that an example contradicts',
      (data) => ({ ...data, when: { all: [data.when, { needs: { ordering: 'none' } }] } }),
      /examples.0.fires: it says unknown on this example/,
    ],
    [
      'a part of its condition that no example notices',
      (data) => ({
        ...data,
        examples: (data.examples as Data[]).filter(({ flow }) => JSON.stringify(flow).includes('"renewsLock":false')),
      }),
      /no example notices when the test of uses.renewsLock always holds/,
    ],
  ])('shows a pitfall with %s', (_, change, message) => {
    const unsound = broken('pitfalls/lock-shorter-than-work.yaml', change);
    expect(unsound[0]).toMatchObject({ check: 'pitfall', id: 'lock-shorter-than-work' });
    expect(unsound.map((each) => each.message).join('\n')).toMatch(message);
  });
});
