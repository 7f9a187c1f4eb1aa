import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { STRENGTHS } from '../../src/model/style.js';
import { Editor } from './editor.js';

const { base } = shippedRules();
const editor = new Editor('pack');
beforeAll(editor.start);
afterAll(editor.stop);

const rule = (body: string) => `driven-pack: 1\nrules:\n  - id: audited-flow\n${body}`;
const keys = async (text: string) => [...(await editor.offered(text)).keys()];

describe('completion', () => {
  it('offers what a pack may hold', async () => {
    expect(await keys('driven-pack: 1\n‸')).toEqual(
      expect.arrayContaining(['criteria', 'rules', 'brokers', 'override']),
    );
    expect(await keys('driven-pack: 1\noverride:\n  ‸')).toEqual(expect.arrayContaining(['rules', 'brokers']));
  });

  it.each([
    ['on an empty line', '    ‸'],
    ['half typed', '    fav‸'],
    ['half typed, before what is unfinished', '    fav‸\n    but: none\n  - id: other\n    topic:'],
    ['within an override', '', 'driven-pack: 1\noverride:\n  rules:\n    replay-history:\n      ‸'],
  ])('offers the keys of a rule, %s', async (_, body, text = rule(body)) => {
    const offered = await editor.offered(text);
    expect(offered.get('favours')).toContain('The side for which it speaks.');
    expect(offered.get('strength')).toContain('How strongly.');
    expect(offered.get('because')).toContain('The mechanism and the cost');
  });

  it('writes every key with its colon, and the whole of a rule at once', async () => {
    const whole = await editor.inserted('driven-pack: 1\nrules:\n  - ‸', 'rule');
    for (const key of ['id', 'topic', 'favours', 'strength', 'when', 'because', 'but', 'sources', 'examples'])
      expect(whole).toMatch(new RegExp(`^ *${key}:`, 'm'));
    expect(await editor.inserted(rule('    ‸'), 'topic')).toBe('topic: ');
    expect(await editor.inserted(rule('    when: \n      throughput:\n        ‸'), 'atLeast')).toBe('atLeast: ');
  });

  it.each([
    ['alone', ''],
    ['after a value that is missing', '    topic:\n'],
    ['in an override', undefined],
  ])('offers the strengths with their weight, %s', async (_, before) => {
    const text =
      before === undefined
        ? 'driven-pack: 1\noverride:\n  rules:\n    replay-history:\n      strength: ‸'
        : rule(`${before}    strength: ‸\n    favours:\n`);
    const offered = await editor.offered(text);
    expect([...offered.keys()]).toEqual(Object.keys(STRENGTHS));
    for (const [strength, weight] of Object.entries(STRENGTHS))
      expect(offered.get(strength)).toBe(`Adds ${weight} to the side it favours.`);
  });

  it('offers topics, sides, and what an example may expect', async () => {
    const topics = base.topics.map(({ id, title }) => [id, title]);
    expect([...(await editor.offered(rule('    topic: ‸')))]).toEqual(topics);
    expect(await keys(rule('    favours: ‸'))).toEqual(['message-driven', 'event-driven']);
    const fires = await editor.offered(rule('    examples:\n      - given: {}\n        fires: ‸'));
    expect([...fires.keys()]).toEqual(['true', 'false', 'unknown']);
    expect(fires.get('unknown')).toContain('can not be told');
  });

  it.each([
    ['a condition', '    when:\n      '],
    ['a condition within a condition', '    when:\n      all:\n        - '],
    ['the answers of an example', '    examples:\n      - given:\n          '],
  ])('offers criteria and their values in %s', async (_, body) => {
    const offered = await editor.offered(rule(`${body}‸`));
    expect(offered.get('replay')).toBe('Will anybody read records again after they were handled?');
    const values = await editor.offered(rule(`${body}replay: ‸`));
    const { domain } = base.criteria.find(({ name }) => name === 'replay') ?? {};
    expect([...values]).toEqual(domain?.kind === 'choice' ? domain.values.map(({ id, label }) => [id, label]) : []);
  });

  it('offers what can be said of a broker, with what it means', async () => {
    const offered = await editor.offered('driven-pack: 1\nbrokers:\n  - id: acme-bus\n    facts:\n      ‸');
    for (const { name, means } of base.catalogue.capabilities) expect(offered.get(name)).toBe(means);
  });
});

it('hover shows what a strength weighs', async () => {
  const shown = await editor.hover(rule('    stre‸ngth: strong\n'));
  expect(shown).toContain('#### rule');
  expect(shown).toContain('`decisive`: Adds 5');
});

describe('diagnostics', () => {
  const told = async (text: string) =>
    (await editor.problems(text)).filter((told) => !told.includes('Missing property'));

  it.each([
    ['an unknown key', rule('    strenght: strong'), '4: Property strenght is not allowed.'],
    ['an unknown value', rule('    when: {replay: never}'), '4: Value is not accepted. Valid values: "none"'],
    ['an unknown kind', 'driven-pack: 1\nrule: []', '2: Property rule is not allowed.'],
  ])('tell of %s', async (_, text, problem) => {
    expect(await told(text)).toEqual([expect.stringContaining(problem)]);
  });

  it('name what is missing', async () => {
    expect(await editor.problems(rule(''))).toContain('3: Missing property "because".');
  });

  it('are none where a pack holds what these rules hold', async () => {
    const read = (path: string) => parse(readFileSync(join(ROOT, 'rules', path), 'utf8'));
    const { rules } = read('evidence/replay.yaml');
    const pack = {
      'driven-pack': 1,
      rules: rules.map((one: object) => ({ topic: 'replay', ...one })),
      brokers: [read('brokers/kafka.yaml')],
      patterns: [read('patterns/sns-sqs.yaml')],
      override: { rules: { 'replay-history': { strength: 'slight' }, 'task-completion': { off: true } } },
    };
    expect(await editor.problems(stringify(pack))).toEqual([]);
  });
});
