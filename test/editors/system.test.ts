import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { Editor } from './editor.js';

const { base } = shippedRules();
const editor = new Editor('system');
beforeAll(editor.start);
afterAll(editor.stop);

const flow = (body: string) => `driven: 1\nsystem: shop\nflows:\n  place-order:\n${body}`;

/** The same place in files that are broken elsewhere, as they are while somebody writes. */
const broken = (line: string): [string, string][] => [
  ['alone', line],
  ['after a value that is missing', `      intent:\n${line}`],
  ['before a value that is missing', `${line}\n      replay:`],
  ['before a half-typed key of another flow', `${line}\n    uses: {style: hybrid}\n  other:\n    nee`],
  ['before a list that is not closed', `${line}\n      replay: [none, `],
  ['beside a key that nobody knows', `      intnt: command\n${line}`],
];

describe('completion', () => {
  it('offers the keys of a file', async () => {
    const keys = [...(await editor.offered('‸')).keys()];
    expect(keys).toEqual(expect.arrayContaining(['driven', 'system', 'defaults', 'flows', 'waive']));
    expect(await editor.inserted('‸', 'driven system')).toMatch(/^driven: 1\nsystem: \$1\nflows:\n/);
  });

  it.each([
    ['on an empty line', 'driven: 1\nsystem: shop\nflows:\n  ‸'],
    ['beside another flow', 'driven: 1\nsystem: shop\nflows:\n  ‸\n  other: {from: a}\n'],
  ])('offers a flow to start from %s', async (_, text) => {
    expect([...(await editor.offered(text)).keys()]).toEqual(['a flow']);
    expect(await editor.inserted(text, 'a flow')).toMatch(/^\$\{1:name\}:\n +from: .+\n +to:\n/);
  });

  it.each([
    ['on an empty line', '    ‸'],
    ['half typed', '    from: checkout\n    ne‸'],
    ['half typed, before others', '    ne‸\n    uses: {style: hybrid}\n  other:\n    needs:'],
  ])('offers the keys of a flow %s', async (_, body) => {
    const offered = await editor.offered(flow(body));
    expect(offered.get('needs')).toContain('What the flow must do');
    expect(offered.get('uses')).toContain('What is built');
  });

  it.each(broken('      ‸'))('offers the criteria with their help, on an empty line %s', async (_, body) => {
    const offered = await editor.offered(flow(`    needs:\n${body}`));
    const left = base.criteria.filter(({ name }) => !new RegExp(`^ +${name}:`, 'm').test(body));
    expect([...offered.keys()]).toEqual(left.map(({ name }) => name));
    for (const { name, question, help } of left) {
      expect(offered.get(name)).toContain(question);
      expect(offered.get(name)).toContain(help);
    }
  });

  it('offers them half typed, in a line of their own and within braces', async () => {
    for (const body of ['    needs:\n      intent: event\n      ord‸', '    needs: {intent: event, ord‸}']) {
      const offered = await editor.offered(flow(body));
      expect(offered.get('ordering')).toContain('in the order in which they were sent?');
      expect(offered.has('intent')).toBe(false);
    }
  });

  it.each(broken('      ordering: ‸'))('offers the values of a criterion with what they mean, %s', async (_, body) => {
    const offered = await editor.offered(flow(`    needs:\n${body}`));
    const { domain } = base.criteria.find(({ name }) => name === 'ordering') ?? {};
    const values = domain?.kind === 'choice' ? domain.values : [];
    expect([...offered]).toEqual(values.map(({ id, label }) => [id, label]));
  });

  it.each([
    ['a list that is begun', '[‸]'],
    ['a list that is not closed', '[none, ‸'],
    ['a list, one a line', '\n        - none\n        - ‸'],
    ['braces', '{}', '    needs: {ordering: ‸}'],
  ])('offers them in %s', async (_, value, body = `    needs:\n      ordering: ${value}`) => {
    expect([...(await editor.offered(flow(body))).keys()]).toEqual(['none', 'per-key', 'total']);
  });

  it('shows by example how a quantity is written, and that a range will do', async () => {
    for (const { name, domain } of base.criteria) {
      if (domain.kind !== 'quantity') continue;
      const offered = [...(await editor.offered(flow(`    needs:\n      ${name}: ‸`))).keys()];
      expect(offered, name).toContainEqual(expect.stringContaining('..'));
      expect(offered.includes('forever'), name).toBe(domain.forever);
    }
  });

  it('offers the setup facts, and what they may be', async () => {
    const offered = await editor.offered(flow('    uses:\n      ‸'));
    expect([...offered.keys()]).toEqual(base.setup.map(({ name }) => name));
    for (const { name, question } of base.setup) expect(offered.get(name)).toContain(question);
    const value = (name: string) => editor.offered(flow(`    needs:\n    uses:\n      ${name}: ‸`));
    expect((await value('broker')).get('sqs-fifo')).toBe('Amazon SQS FIFO queue');
    expect((await value('style')).get('hybrid')).toContain('Both needs are real');
    expect([...(await value('style')).keys()]).not.toContain('either');
    expect((await value('pattern')).get('point-to-point-dlq')).toContain('dead-letter');
    expect([...(await value('deadLetter')).keys()]).toEqual(['true', 'false']);
  });

  it('offers what can be waived, with what it is', async () => {
    const text = flow('    waive:\n      - because: it is meant\n        rule: ‸');
    const offered = await editor.offered(text);
    expect(offered.get('style-mismatch')).toContain('cannot come out of the needs');
    expect(offered.has('input')).toBe(false);
    expect(await editor.inserted(flow('    waive:\n      - ‸'), 'waiver')).toContain('because: $2');
  });
});

describe('hover', () => {
  it('shows question, help, example and values of a criterion', async () => {
    const { question, help, example, domain } = base.criteria.find(({ name }) => name === 'replay') ?? {};
    const values = domain?.kind === 'choice' ? domain.values : [];
    for (const needs of ['re‸play: none', 'replay: hist‸ory', 're‸play: [none, history]', 're‸play:']) {
      const shown = await editor.hover(flow(`    needs:\n      ${needs}\n`));
      expect(shown).toMatch(/^#### replay\b/);
      for (const part of [question, help, example]) expect(shown).toContain(part);
      if (!needs.includes('[')) for (const { id, label } of values) expect(shown).toContain(`\`${id}\`: ${label}`);
    }
  });

  it.each([
    ['needs', '    ne‸eds: {intent: event}', 'What the flow must do'],
    ['a setup fact', '    uses: {dead‸Letter: true}', 'Is there a place for records that cannot be handled?'],
    ['a quantity', '    needs: {through‸put: 5/s}', 'The peak, not the average'],
    ['a flow', '    from: a\n  oth‸er:\n    from: b', 'who sends what to whom'],
    ['its sender', '    fr‸om: checkout', 'The producing service'],
    ['several receivers', '    t‸o: [a, b]', 'Consuming services'],
  ])('explains %s', async (_, body, text) => {
    expect(await editor.hover(flow(body))).toContain(text);
  });
});

describe('diagnostics', () => {
  it.each([
    ['an unknown key of the file', 'driven: 1\nsystem: a\nflws: {}\nflows: {f: }', '3: Property flws is not allowed.'],
    ['an unknown criterion', flow('    needs:\n      orderin: none'), '6: Property orderin is not allowed.'],
    ['an unknown setup fact', flow('    uses:\n      dlq: true'), '6: Property dlq is not allowed.'],
    ['an unknown value', flow('    needs: {replay: maybe}'), '5: Value is not accepted. Valid values: "none"'],
    ['a quantity that is none', flow('    needs: {throughput: 5 apples}'), '5: Expected a rate such as `200/s`'],
    ['an unknown broker', flow('    uses: {broker: kafak}'), '5: Expected the id of a broker'],
    ['a waiver without a reason', flow('    waive: [{rule: unstated}]'), '5: Missing property "because".'],
    ['a file without flows', 'driven: 1\nsystem: shop\n', '1: Missing property "flows".'],
  ])('tell of %s', async (_, text, problem) => {
    expect(await editor.problems(text)).toEqual([expect.stringContaining(problem)]);
  });

  it('leave alone what is unfinished but sound', async () => {
    const sound = [
      flow('    needs:\n    uses:\n'),
      'driven: 1\nsystem: shop\ndefaults:\nflows:\n  place-order:\n',
      flow('    needs: {replay: [none, recovery], throughput: 200/s..1k/s, retention: forever, delay: 0}\n'),
      flow('    uses: {retention: forever, pattern: of-a-pack, broker: [sqs-fifo, kafka]}\n'),
      flow('    waive: [{rule: rule-of-a-pack, because: it is meant, until: 2027-03-01}]\n'),
      flow('    decision: {status: 3, date: 2026-11-02, deciders: [ann], cost: {run: low}}\n'),
    ];
    expect(await Promise.all(sound.map((text) => editor.problems(text)))).toEqual(sound.map(() => []));
  });

  it('are none in the examples', async () => {
    const paths = readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/system.yaml`);
    const texts = paths.map((path) => readFileSync(join(ROOT, path), 'utf8'));
    for (const text of texts) expect(text).toMatch(/^# yaml-language-server: \$schema=\S+system\.schema\.json$/m);
    const found = await Promise.all(paths.map((path, at) => editor.problemsOf(path, texts[at])));
    expect(found.flat()).toEqual([]);
    expect(await editor.problemsOf(paths[0], `${texts[0]}\nflws: 1\n`)).not.toEqual([]);
  });
});

it('the other line that docs/editors.md names is read as well', async () => {
  const other = new Editor('system', '# $schema: ');
  await other.start();
  expect((await other.offered(flow('    needs:\n      ordering: ‸'))).get('per-key')).toContain(
    'In order within one key',
  );
  await other.stop();
  const manual = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');
  for (const line of ['# yaml-language-server: $schema=', '# $schema: '])
    expect(manual).toContain(`${line}./node_modules/driven/schema/system.schema.json\n`);
});
