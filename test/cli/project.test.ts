import { describe, expect, it } from 'vitest';
import { expandGlob } from '../../src/cli/project/glob.js';
import { type Given, run, worldWith } from './memory-io.js';

const system = (name: string, needs = '{intent: command, replay: history}', more = '') =>
  `driven: 1\nsystem: ${name}\nflows:\n  f:\n    needs: ${needs}\n    uses: {style: message-driven}\n${more}`;

interface Shown {
  rule: string;
  severity: string;
  file: string;
  waived: boolean;
  baselined: boolean;
}

async function check(args: string[], given: Given) {
  const { status, stdout, stderr, files } = await run(['check', '--format', 'json', ...args], given);
  const report = stdout === '' ? undefined : JSON.parse(stdout);
  const findings = (report?.findings ?? []) as Shown[];
  return { status, stderr, files, report, findings, rules: findings.map(({ rule }) => rule) };
}

describe('globs', () => {
  const paths = [
    'a.yaml',
    'b.yml',
    'x/a.yaml',
    'x/y/deep.yaml',
    'x/y/z/deeper.yaml',
    'node_modules/p/a.yaml',
    'x/node_modules/a.yaml',
    '.hidden/a.yaml',
    '.github/flows/a.yaml',
    '.dot.yaml',
    '[1].yaml',
  ];
  const { io } = worldWith({ files: Object.fromEntries(paths.map((path) => [path, ''])) });

  it.each([
    ['*.yaml', ['[1].yaml', 'a.yaml']],
    ['?.y*ml', ['a.yaml', 'b.yml']],
    ['{a,b}.{yaml,yml}', ['a.yaml', 'b.yml']],
    ['**/*.yaml', ['[1].yaml', 'a.yaml', 'x/a.yaml', 'x/y/deep.yaml', 'x/y/z/deeper.yaml']],
    ['x/**', ['x/a.yaml', 'x/y/deep.yaml', 'x/y/z/deeper.yaml']],
    ['x/**/deep*.yaml', ['x/y/deep.yaml', 'x/y/z/deeper.yaml']],
    ['./x/*/*.yaml', ['x/y/deep.yaml']],
    ['{x,x/y}/*.yaml', ['x/a.yaml', 'x/y/deep.yaml']],
    ['{x/{y,q},.github/flows}/*.yaml', ['.github/flows/a.yaml', 'x/y/deep.yaml']],
    ['.*.yaml', ['.dot.yaml']],
    ['x\\*.yaml', ['x/a.yaml']],
    ['nothing/*.yaml', []],
    ['*a*a*a*a*a*a*a*a*a*a*a*a*b', []],
  ])('%s', (pattern, expected) => {
    expect(expandGlob(pattern, io.files)).toEqual(expected);
  });

  it('check takes them, each file once; one without a match and a folder exit 2', async () => {
    const given = { files: { 'x/a.yaml': system('a'), 'x/b.yaml': system('b') } };
    const { status, report } = await check(['x/*.yaml', 'x/a.yaml'], given);
    expect([status, report.files]).toEqual([1, 2]);
    const none = await check(['y/*.yaml', 'x', 'x/a.yaml'], given);
    expect(none.status).toBe(2);
    expect(none.findings.filter(({ rule }) => rule === 'input').map(({ file }) => file)).toEqual(['x', 'y/*.yaml']);
    expect(none.rules).toContain('style-mismatch');
  });
});

describe('--rule and --no-rule', () => {
  const given = {
    files: { 'system.yaml': system('a', undefined, '    waive: [{rule: contradiction, because: x}]\n') },
  };

  it('narrow what runs, and leave the waivers of the rest alone', async () => {
    expect((await check([], given)).rules.sort()).toEqual(['style-mismatch', 'unstated', 'unused-waiver']);
    expect((await check(['--rule', 'unstated', '--rule', 'unused-waiver'], given)).rules).toEqual(['unstated']);
    const without = ['--no-rule', 'style-mismatch', '--no-rule', 'contradiction'];
    expect((await check(without, given)).rules).toEqual(['unstated']);
  });

  it('an unknown rule exits 2 with the nearest one, and input faults always count', async () => {
    const { status, stderr } = await check(['--rule', 'style-mismach'], given);
    expect([status, stderr]).toEqual([
      2,
      'driven: no finding is called `style-mismach`. Did you mean `style-mismatch`?\n',
    ]);
    expect((await check(['--no-rule', 'input'], given)).status).toBe(2);
    expect((await check(['--rule', 'unstated'], { files: {} })).rules).toEqual(['input']);
  });
});

describe('a baseline', () => {
  const broken = { 'system.yaml': system('a') };

  it('accepts what was there, and only that', async () => {
    const written = await check(['--write-baseline', 'base.json'], { files: broken });
    expect(written.status).toBe(0);
    expect(written.stderr).toBe('wrote base.json, which accepts 2\n');
    expect(written.report.summary).toMatchObject({ error: 0, info: 0, baselined: 2 });
    const base = String(written.files.get('base.json'));

    const moved = { files: { 'system.yaml': `# moved\n${system('a')}`, 'base.json': base } };
    const again = await check(['--baseline', 'base.json'], moved);
    expect(again.status).toBe(0);
    expect(again.report.summary).toMatchObject({ error: 0, baselined: 2 });

    const other = await check(['--baseline', 'base.json'], {
      files: { 'system.yaml': system('b'), 'base.json': base },
    });
    expect(other.status).toBe(1);
  });

  it('tells what is gone, for the files and rules that ran', async () => {
    const base = String((await check(['--write-baseline', 'base.json'], { files: broken })).files.get('base.json'));
    const files = { 'system.yaml': system('a', '{intent: command}'), 'b.yaml': system('b'), 'base.json': base };
    const mended = await check(['--baseline', 'base.json'], { files });
    expect(mended.findings.filter(({ rule }) => rule === 'stale-baseline')).toMatchObject([
      { severity: 'info', file: 'base.json', line: 12, column: 22 },
    ]);
    expect((await check(['b.yaml', '--baseline', 'base.json'], { files })).rules).not.toContain('stale-baseline');
    const narrowed = await check(['--baseline', 'base.json', '--no-rule', 'style-mismatch'], { files });
    expect(narrowed.rules).not.toContain('stale-baseline');
  });

  it('keeps what it accepts of files and rules that do not run when it is written anew', async () => {
    const files = { 'a.yaml': system('a'), 'b.yaml': system('b') };
    const whole = String((await check(['*.yaml', '--write-baseline', 'base.json'], { files })).files.get('base.json'));
    const given = { files: { ...files, 'base.json': whole } };
    const narrow = await check(['a.yaml', '--rule', 'unstated', '--write-baseline', 'base.json'], given);
    const base = String(narrow.files.get('base.json'));
    expect(JSON.parse(base).findings).toHaveLength(JSON.parse(whole).findings.length);
    expect(
      (await check(['*.yaml', '--baseline', 'base.json'], { files: { ...files, 'base.json': base } })).status,
    ).toBe(0);
    const garbage = await check(['--write-baseline', 'base.json'], { files: { ...broken, 'base.json': 'old notes' } });
    expect([garbage.status, garbage.stderr]).toEqual([0, 'wrote base.json, which accepts 2\n']);
  });

  it('accepts in a copy of a file nothing, and in a file that was moved what it accepted', async () => {
    const one = { 'a.yaml': system('a') };
    const base = String(
      (await check(['a.yaml', '--write-baseline', 'base.json'], { files: one })).files.get('base.json'),
    );
    const copied = { files: { ...one, 'b.yaml': system('a'), 'base.json': base } };
    const both = await check(['a.yaml', 'b.yaml', '--baseline', 'base.json'], copied);
    expect([both.status, both.report.summary.baselined]).toEqual([1, 2]);
    const moved = { files: { 'b.yaml': system('a'), 'base.json': base } };
    expect((await check(['b.yaml', '--baseline', 'base.json'], moved)).status).toBe(0);
  });

  it('gives way to a waiver, and holds no input faults', async () => {
    const waived = system('a', undefined, '    waive: [{rule: style-mismatch, because: x}]\n');
    const base = String((await check(['--write-baseline', 'b.json'], { files: broken })).files.get('b.json'));
    const both = await check(['--baseline', 'b.json'], { files: { 'system.yaml': waived, 'b.json': base } });
    expect(both.report.summary).toMatchObject({ waived: 1, baselined: 1 });
    const faulty = await check(['--write-baseline', 'b.json'], { files: { 'system.yaml': 'driven: 1\n' } });
    expect([faulty.status, faulty.files.has('b.json')]).toEqual([2, false]);
  });

  it.each([
    ['that is missing', undefined],
    ['of another format', '{"findings": []}'],
    ['that is no JSON', 'x'],
    ['that is null', 'null'],
    ['of nulls', '{"driven-baseline": 1, "findings": [null]}'],
  ])('%s is an input fault', async (_, text) => {
    const files: Given['files'] = text === undefined ? broken : { ...broken, 'b.json': text };
    const { status, findings } = await check(['--baseline', 'b.json'], { files });
    expect(status).toBe(2);
    expect(findings).toMatchObject([{ rule: 'input', file: 'b.json' }]);
  });
});

describe('driven.config.yaml', () => {
  it('says what to check, how severe, and what to accept; the command line wins', async () => {
    const config = 'systems: ["flows/*.yaml"]\nseverity: {style-mismatch: warning, unstated: error}\nfailOn: warning\n';
    const files = { 'driven.config.yaml': config, 'flows/a.yaml': system('a'), 'other.yaml': system('b') };
    const all = await check([], { files });
    expect(all.findings.map(({ file, severity, rule }) => [file, severity, rule])).toEqual([
      ['flows/a.yaml', 'error', 'unstated'],
      ['flows/a.yaml', 'warning', 'style-mismatch'],
    ]);
    expect(all.status).toBe(1);
    expect((await check(['--fail-on', 'never'], { files })).status).toBe(0);
    expect((await check(['other.yaml'], { files })).findings[0].file).toBe('other.yaml');
  });

  it('switches findings off, unless the command line asks for them', async () => {
    const files = { 'driven.config.yaml': 'severity: {unstated: off}\n', 'system.yaml': system('a') };
    expect((await check([], { files })).rules).toEqual(['style-mismatch']);
    expect((await check(['--rule', 'unstated'], { files })).rules).toEqual(['unstated']);
  });

  it('brings packs to every command, relative to itself', async () => {
    const files = {
      '../.git': '',
      '../driven.config.yaml': 'rules: packs/own.yaml\nbaseline: base.json\n',
      '../packs/own.yaml': 'driven-pack: 1\noverride: {rules: {replay-history: {strength: slight}}}\n',
      '../base.json': '{"driven-baseline": 1, "findings": []}',
      'system.yaml': system('a'),
    };
    const { stdout } = await run(['explain', 'replay-history'], { files });
    expect(stdout).toContain('slight');
    expect((await check([], { files })).status).toBe(0);
    expect((await run(['explain', 'replay-history'], { files: { ...files, '.git': '' } })).stdout).toContain(
      'decisive',
    );
  });

  it('above is not looked at outside a repository', async () => {
    const files = { '../driven.config.yaml': 'nonsense: 1\n', 'system.yaml': system('a') };
    expect((await check([], { files })).status).toBe(1);
  });

  it.each([
    ['ruls: []\n', '1:1', 'Did you mean `rules`?'],
    ['severity: {unstated: eror}\n', '1:22', 'Did you mean `error`?'],
    ['failOn: always\n', '1:9', 'expected one of error, warning, info, never'],
    ['systems: 5\n', '1:10', 'expected a list'],
    ['', '1:1', 'the file is empty'],
    ['rules: [\n', '', 'not valid YAML'],
  ])('%j is told with its place', async (config, place, message) => {
    const given = { files: { 'driven.config.yaml': config, 'system.yaml': system('a') } };
    const { status, stderr } = await run(['advise'], given);
    expect(status).toBe(2);
    expect(stderr).toContain(`driven.config.yaml:${place}`);
    expect(stderr).toContain(message);
    expect((await check([], given)).rules).toEqual(['input']);
  });

  it('with an unknown finding says where, and exits 2', async () => {
    const config = 'failOn: warning\nseverity:\n  unstatd: error\n  input: off\n';
    const { status, findings } = await check([], {
      files: { 'driven.config.yaml': config, 'system.yaml': system('a') },
    });
    expect(status).toBe(2);
    expect(findings).toMatchObject([
      { rule: 'input', line: 3, column: 3, message: '`unstatd`: no finding is called that. Did you mean `unstated`?' },
      { rule: 'input', line: 4, column: 3 },
    ]);
  });
});
