import { execFileSync, spawnSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';

const PROGRAM = join(ROOT, 'bin/driven.js');
const SYSTEM = 'driven: 1\nsystem: shop\nflows:\n  f: {needs: {intent: command, consumers: open}}\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'driven-'));
  writeFileSync(join(folder, 'system.yaml'), SYSTEM);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const driven = (...args: string[]) =>
  spawnSync(process.execPath, [PROGRAM, ...args], { cwd: folder, encoding: 'utf8', timeout: 20_000 });
/** A line of shell, for what only a shell sets up: pipes and redirections. */
const shell = (line: string) =>
  spawnSync('bash', ['-c', line.replaceAll('driven', `'${process.execPath}' '${PROGRAM}'`)], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  });
const leftovers = () => readdirSync(folder).filter((name) => name.endsWith('.driven-tmp'));

describe('what is no file is never replaced', () => {
  it.each([
    [['check', '--write-baseline', 'pipe', 'system.yaml']],
    [['report', 'system.yaml', '-o', 'pipe', '--force']],
    [['report', 'system.yaml', '-o', 'pipe']],
  ])('a named pipe: %s', (args) => {
    shell('mkfifo pipe');
    const { status, stderr } = driven(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('pipe is a pipe, not a file');
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  });

  it('a baseline on a pipe to another program ends at once', () => {
    const { status, stderr } = shell('set -o pipefail; driven check --write-baseline /dev/stdout system.yaml | cat');
    expect(status).toBe(2);
    expect(stderr).toContain('the baseline /dev/stdout is a pipe, not a file');
  });

  it('a device', () => {
    const { status, stderr } = driven('report', 'system.yaml', '-o', '/dev/null', '--force');
    expect(status).toBe(2);
    expect(stderr).toContain('/dev/null is a device, not a file');
  });
});

describe('links', () => {
  it('a link that leads nowhere is something that exists, and is written through with --force', () => {
    symlinkSync('elsewhere.md', at('out.md'));
    const refused = driven('report', 'system.yaml', '-o', 'out.md');
    expect([refused.status, refused.stderr]).toEqual([2, 'driven: out.md exists already; --force overwrites it\n']);
    expect(driven('report', 'system.yaml', '-o', 'out.md', '--force').status).toBe(0);
    expect(readlinkSync(at('out.md'))).toBe('elsewhere.md');
    expect(readFileSync(at('elsewhere.md'), 'utf8')).toContain('shop');
  });

  it('a baseline behind a link stays there', () => {
    mkdirSync(at('shared'));
    symlinkSync('shared/baseline.json', at('baseline.json'));
    expect(driven('check', '--write-baseline', 'baseline.json', 'system.yaml').status).toBe(0);
    expect(driven('check', '--write-baseline', 'baseline.json', 'system.yaml').status).toBe(0);
    expect(lstatSync(at('baseline.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(at('shared/baseline.json'), 'utf8'))['driven-baseline']).toBe(1);
  });

  it('a circle of links is told', () => {
    symlinkSync('b', at('a'));
    symlinkSync('a', at('b'));
    const { status, stderr } = driven('report', 'system.yaml', '-o', 'a', '--force');
    expect([status, stderr]).toEqual([2, 'driven: a could not be written: too many symbolic links\n']);
  });

  it('a file with other hard links is left as it is', () => {
    writeFileSync(at('out.md'), 'old');
    linkSync(at('out.md'), at('other.md'));
    const { status, stderr } = driven('report', 'system.yaml', '-o', 'out.md', '--force');
    expect(status).toBe(2);
    expect(stderr).toContain('has 2 hard links, and replacing it would leave the others behind');
    expect([readFileSync(at('out.md'), 'utf8'), statSync(at('out.md')).nlink]).toEqual(['old', 2]);
  });
});

it('permissions stay, and so do owner and group where that is possible', () => {
  writeFileSync(at('out.md'), 'old', { mode: 0o606 });
  execFileSync('chmod', ['606', at('out.md')]);
  const before = statSync(at('out.md'));
  const root = process.getuid?.() === 0;
  if (root) execFileSync('chown', ['12345:12346', at('out.md')]);
  expect(driven('report', 'system.yaml', '-o', 'out.md', '--force').status).toBe(0);
  const after = statSync(at('out.md'));
  expect(after.mode & 0o777).toBe(0o606);
  expect([after.uid, after.gid]).toEqual(root ? [12345, 12346] : [before.uid, before.gid]);
});

describe('neighbours', () => {
  const host = Buffer.from(hostname()).toString('hex').slice(0, 16);

  it('of a killed writer go with the next write; those of a living one and of other files stay', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const dead = `.out.md.${host}-${pid}-00.driven-tmp`;
    const alive = `.out.md.${host}-${process.pid}-00.driven-tmp`;
    const other = `.other.md.${host}-${pid}-00.driven-tmp`;
    for (const name of [dead, alive, other]) writeFileSync(at(name), 'half');
    expect(driven('report', 'system.yaml', '-o', 'out.md').status).toBe(0);
    expect(leftovers().sort()).toEqual([alive, other].sort());
  });

  it('are gone after a write', () => {
    expect(driven('report', 'system.yaml', '-o', 'out.md').status).toBe(0);
    expect(driven('report', 'system.yaml', '-o', 'out.md', '--force').status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['out.md', 'system.yaml']);
  });
});

describe('output that is lost', () => {
  it('a reader that leaves early does not change the status', () => {
    // The report is larger than a pipe holds, so the program is still writing when the reader has gone.
    const flows = Array.from(
      { length: 2000 },
      (_, flow) => `  f${flow}: {needs: {intent: command, consumers: open}}\n`,
    );
    writeFileSync(at('big.yaml'), `driven: 1\nsystem: big\nflows:\n${flows.join('')}`);
    expect(shell('set -o pipefail; driven check big.yaml --format json | head -c 10 > /dev/null').status).toBe(1);
  });

  it('a full disk on standard error leaves the status as it is', () => {
    expect(shell('driven check missing.yaml 2> /dev/full').status).toBe(2);
    expect(shell('driven check system.yaml 2> /dev/full').status).toBe(1);
    expect(shell('driven frobnicate 2> /dev/full').status).toBe(2);
  });

  it.each([
    'driven check system.yaml',
    'driven --version',
    'driven --help',
    'driven report system.yaml',
    'driven explain kafka',
  ])('a full disk on standard output is told in a line: %s', (line) => {
    const { status, stderr } = shell(`${line} > /dev/full`);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^driven: standard output could not be written: .*\n$/);
  });
});

it('the configuration is not looked for above a folder that is in no repository', () => {
  mkdirSync(at('inner'));
  writeFileSync(at('driven.config.yaml'), 'severity: {contradiction: off}\n');
  writeFileSync(at('inner/system.yaml'), SYSTEM);
  const inner = spawnSync(process.execPath, [PROGRAM, 'check'], { cwd: at('inner'), encoding: 'utf8' });
  expect(inner.status).toBe(1);
});
