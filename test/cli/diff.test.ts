import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/text/width.js';
import { run } from './memory-io.js';

const system = (needs: string, more = '') =>
  `driven: 1\nsystem: shop\nflows:\n  place-order:\n    from: checkout\n    to: [orders]\n    needs: {${needs}}\n${more}`;

const OLD = system('intent: command, acknowledgment: completion, replay: none');
const NEW = system('intent: command, acknowledgment: completion, replay: history');
const files = { 'old.yaml': OLD, 'new.yaml': NEW };

describe('driven diff', () => {
  it('says what changed and because of what, and exits 0', async () => {
    const { status, stdout, stderr } = await run(['diff', 'old.yaml', 'new.yaml'], { files });
    expect(stdout).toMatch(/^ {2}- style: message-driven, \w[^→]* → hybrid/m);
    expect(stdout).toContain('  Because\n  - replay: none → history (new.yaml:7:66)\n');
    expect([status, stderr]).toEqual([0, '']);
  });

  it('says of identical files that no advice changed', async () => {
    const { status, stdout } = await run(['diff', 'old.yaml', 'old.yaml', '--fail-on', 'changed'], { files });
    expect([status, stdout]).toEqual([0, 'No advice changed: 1 flow as before (old.yaml and old.yaml)\n']);
  });

  it('prints the same twice', async () => {
    const argv = ['diff', 'old.yaml', 'new.yaml', '--format', 'json'];
    expect((await run(argv, { files })).stdout).toBe((await run(argv, { files })).stdout);
  });
});

describe('names in any script', () => {
  it.each([
    ['注文を受け付ける', 100],
    ['주문을 접수한다', 80],
    ['🙂👍🏽🚚', 60],
  ])('%s and others like it are wrapped where the line is full', async (name, columns) => {
    const system = (needs: string) =>
      `driven: 1\nsystem: s\ndefaults: {needs: {${needs}}}\nflows:\n${Array.from({ length: 24 }, (_, i) => `  ${name}${i}:\n`).join('')}`;
    const files = { 'old.yaml': system('replay: none'), 'new.yaml': system('replay: history') };
    const { stdout } = await run(['diff', 'old.yaml', 'new.yaml'], { files, columns });
    const lines = stdout.split('\n');
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
    const names = lines.filter((line) => line.includes(name));
    expect(names.length).toBeGreaterThan(2);
    // Nor is a line broken before it is full.
    for (const line of names.slice(0, -1)) expect(widthOf(line)).toBeGreaterThan(columns - widthOf(`${name}23, `) - 2);
  });
});

describe('diff --fail-on', () => {
  const more = '  send-receipt:\n    from: orders\n    needs: {intent: event}\n';
  const STATUS: readonly [what: string, old: string, now: string, changed: number][] = [
    ['a changed flow', OLD, NEW, 1],
    ['a flow added', OLD, OLD + more, 1],
    ['a flow removed', OLD + more, OLD, 1],
    ['a flow renamed', OLD, OLD.replace('place-order', 'order-placement'), 1],
    ['a fact without effect', OLD, OLD.replace('replay: none', 'replay: none, processing: 1s'), 0],
    ['a comment', OLD, `# new\n${OLD}`, 0],
  ];
  it.each(STATUS)('changed: %s', async (_, old, now, changed) => {
    const given = { files: { 'old.yaml': old, 'new.yaml': now } };
    expect((await run(['diff', 'old.yaml', 'new.yaml', '--fail-on', 'changed'], given)).status).toBe(changed);
    expect((await run(['diff', 'old.yaml', 'new.yaml', '--fail-on', 'never'], given)).status).toBe(0);
  });
});

describe('diff reads', () => {
  it.each([
    ['-', 'new.yaml', OLD, '<stdin>', 'new.yaml'],
    ['old.yaml', '-', NEW, 'old.yaml', '<stdin>'],
  ])('standard input: %s %s', async (old, now, input, before, after) => {
    const { stdout } = await run(['diff', old, now, '--format', 'json'], { files, input });
    expect(JSON.parse(stdout)).toMatchObject({ files: { old: before, new: after }, changed: true });
  });

  it('standard input only once', async () => {
    const { status, stdout, stderr } = await run(['diff', '-', '-'], { input: OLD });
    expect([status, stdout, stderr]).toEqual([2, '', 'driven: only one of the two can be standard input\n']);
  });

  it('both files to the end, and lists every problem of both', async () => {
    const bad = { 'old.yaml': system('intent: comand, replay: non'), 'new.yaml': system('nonsense: 1') };
    const { status, stdout, stderr } = await run(['diff', 'old.yaml', 'new.yaml'], { files: bad });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.match(/^\w+\.yaml:\d+:\d+: error/gm)).toEqual([
      'old.yaml:7:21: error',
      'old.yaml:7:37: error',
      'new.yaml:7:13: error',
    ]);
  });

  it.each([
    [['gone.yaml', 'new.yaml']],
    [['old.yaml', 'gone.yaml']],
    [['old.yaml']],
    [['old.yaml', 'new.yaml', 'third.yaml']],
    [['old.yaml', 'new.yaml', '--fail-on', 'style']],
  ])('nothing that it can not use: %j', async (argv) => {
    const { status, stdout, stderr } = await run(['diff', ...argv], { files });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  it('rule packs, and advises both by them', async () => {
    const pack = 'driven-pack: 1\noverride:\n  rules:\n    replay-history: {off: true}\n';
    const argv = ['diff', 'old.yaml', 'new.yaml', '--format', 'json'];
    const style = (text: string) => JSON.parse(text).flows[0]?.new.style;
    const withPack = { files: { ...files, 'pack.yaml': pack } };
    expect(style((await run(argv, withPack)).stdout)).toBe('hybrid');
    expect(style((await run([...argv, '--rules', 'pack.yaml'], withPack)).stdout)).not.toBe('hybrid');
    const same = await run(['diff', 'old.yaml', 'old.yaml', '--rules', 'pack.yaml'], withPack);
    expect(same.stdout).toMatch(/^No advice changed/);
  });
});

describe('diff --format json', () => {
  it('has every key, in one order', async () => {
    const more = (name: string) => `  ${name}:\n    from: a\n    needs: {intent: event}\n`;
    const given = { files: { 'old.yaml': OLD + more('gone'), 'new.yaml': NEW + more('fresh') } };
    const json = JSON.parse((await run(['diff', 'old.yaml', 'new.yaml', '--format', 'json'], given)).stdout);
    expect(Object.keys(json)).toEqual(
      'driven system files changed summary recommendation flows added removed withoutEffect'.split(' '),
    );
    const [flow] = json.flows;
    expect(Object.keys(flow)).toEqual('name file line column changed old new because withoutEffect'.split(' '));
    expect(Object.keys(flow.old)).toEqual('style decided needed broker pattern'.split(' '));
    expect(Object.keys(flow.because)).toEqual(['smallest', 'facts', 'instead']);
    expect(flow.because.facts).toEqual([
      {
        section: 'needs',
        name: 'replay',
        old: { value: 'none', origin: 'stated', file: 'old.yaml', line: 7, column: 66 },
        new: { value: 'history', origin: 'stated', file: 'new.yaml', line: 7, column: 66 },
      },
    ]);
    expect(json.added[0]).toMatchObject({ name: 'fresh', file: 'new.yaml', line: 8, column: 3, alike: 'gone' });
    expect(json.removed[0]).toMatchObject({ name: 'gone', file: 'old.yaml', alike: 'fresh' });
    expect(json.summary).toEqual({ changed: 1, added: 1, removed: 1, unchanged: 0 });
  });
});
