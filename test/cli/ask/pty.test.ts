import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../../scripts/rules-folder.js';
import { readSystem } from '../../../src/system/read-system.js';
import { random } from '../../interview/random.js';
import { runs } from '../../random-runs.js';
import { pause } from './terminal.js';

/** Of util-linux: runs a program on a pseudo-terminal. */
const RECORDER = 'script';
const folder = mkdtempSync(join(tmpdir(), 'driven-pty-'));
const file = join(folder, 'system.yaml');
const { base } = shippedRules();

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** The program as it ships, on a pseudo-terminal that `script` of util-linux makes. */
function onPty(args: string, env: Record<string, string> = {}) {
  const program = `exec ${process.execPath} ${join(ROOT, 'bin/driven.js')} ask ${args}`;
  const child = spawn(RECORDER, ['-qefc', program, '/dev/null'], {
    cwd: folder,
    env: { ...process.env, TERM: 'xterm', LANG: 'C.UTF-8', NO_COLOR: '1', ...env },
  });
  let shown = '';
  child.stdout.on('data', (data) => {
    shown += data;
  });
  const status = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const until = async (text: string) => {
    for (let tries = 0; tries < 500 && !shown.includes(text); tries++) await pause(20);
    if (!shown.includes(text))
      throw new Error(`${JSON.stringify(text)} was not shown, but ${JSON.stringify(shown.slice(-800))}`);
    shown = shown.slice(shown.lastIndexOf(text) + text.length);
  };
  return { child, status, until, type: (keys: string) => child.stdin.write(keys) };
}

const available = process.platform === 'linux' && spawnSync(RECORDER, ['--version']).stdout?.includes('util-linux');

describe.skipIf(!available)('on a pseudo-terminal', () => {
  it('asks, goes back, is interrupted with 130, and goes on later', async () => {
    const first = onPty('');
    await first.until('What does the sender say?');
    first.type('\r');
    await first.until('? Will anybody read records again');
    first.type('\u001b[B\r');
    await first.until('About');
    first.type('\u001b');
    await first.until('? Will anybody read records again');
    first.type('\u0003');
    await first.until('Go on with: driven ask system.yaml --flow flow-1');
    expect(await first.status).toBe(130);
    expect(readFileSync(file, 'utf8')).toMatch(/ {2}flow-1:\n {4}needs:\n {6}intent: command\n$/);

    const second = onPty('--flow flow-1', { ACCESSIBLE: '1' });
    await second.until('Will anybody read records again after they were handled?\r\n');
    await second.until('1. No, handled is done\r\n');
    await second.until('to go back: ');
    second.type('1\r');
    await second.until('to go back: ');
    second.type('\u0003');
    expect(await second.status).toBe(130);
    expect(readFileSync(file, 'utf8')).toContain('replay: none\n');
  });

  it('killed at any moment leaves the old file or the new one', async () => {
    const luck = random(7);
    writeFileSync(file, '# kept\ndriven: 1\nsystem: shop\nflows:\n  f: {needs: {intent: command}}\n');
    for (let kill = 0; kill < runs(12); kill++) {
      const session = onPty('--all');
      await session.until('What does the sender say?');
      for (let key = 0; key < 12; key++) {
        session.type(['1\r', '2\r', '1s\r', '\u001b[Z', '\u001b[B'][Math.floor(luck() * 5)]);
        await pause(luck() * 12);
      }
      session.child.kill('SIGKILL');
      await session.status;
      const text = readFileSync(file, 'utf8');
      expect(readSystem({ path: file, text }, base).findings, text).toEqual([]);
      expect(text).toMatch(/^# kept\n/);
    }
  });
});
