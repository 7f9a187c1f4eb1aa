import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { run } from '../memory-io.js';
import { start } from './terminal.js';

const EXAMPLE = `driven: 1
system: shop
flows:
  place-order:
    from: checkout
    to: orders
    needs:
      intent: command
      workflow: steps
      acknowledgment: completion
      replay: [none, recovery]
      throughput: 50/s
      processing: 2s
`;

describe('without a terminal', () => {
  it('says which command to use, and exits 2', async () => {
    const { status, stdout, stderr } = await run(['ask']);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('`driven advise system.yaml`');
    expect(stderr).toContain('--format json');
  });
});

describe('plain text', () => {
  const ways: Record<string, string>[] = [
    { ACCESSIBLE: '1' },
    { TERM: 'dumb', LANG: 'en_US.UTF-8' },
    { ACCESSIBLE: 'yes', NO_COLOR: '1' },
  ];
  for (const env of ways) {
    it(`with ${Object.entries(env)}: numbered, each line once, nothing redrawn`, async () => {
      const session = start({ env });
      const lines = ['?', '9', 'happened', '1,2', '<', 'command', '4', '='];
      for (const line of lines) await session.send(`${line}\n`);
      const text = session.writes.join('');
      expect(text).toMatch(/^[\x20-\x7e\n]*$/);
      expect(text).toContain('\n1. "Do this": a named job that somebody has to carry out\n');
      expect(text).toContain('Why now: ');
      expect(text).toContain('Enter a number from 1 to 3.');
      expect(text).toContain('Enter a number from 1 to 3. With "happened" in it: 2. "This happened"');
      expect(text).toMatch(/Chances of the result once all is\s+answered: .* %/);
      expect(text).toMatch(/What now\?\n1\. Go on with the questions\n2\. Stop here: name it and save it\n/);
      expect(text).toMatch(/About\s+\d+\s+more\s+questions,\s+at\s+most\s+\d+\./);
      expect(session.written[0].text).toContain('intent: [command, event]');
      expect(session.file()).toContain('intent: command');
    });
  }

  it('is off for 0 and false', async () => {
    for (const ACCESSIBLE of ['0', 'false', '']) {
      const session = start({ env: { ACCESSIBLE, TERM: 'xterm' } });
      await session.keys();
      expect(session.writes.join('')).toContain('\u001b[');
    }
  });

  it('refuses what cannot be, and warns of what contradicts', async () => {
    const text = 'driven: 1\nsystem: s\nflows: {f: {needs: {latency: 200ms, processing: 100ms}}}\n';
    const session = start({ env: { ACCESSIBLE: '1' }, all: true, files: { 'system.yaml': text } });
    await session.send('200ms\n');
    expect(session.writes.join('')).toContain('How long does a consumer work on one record?');
    await session.send('fast\n');
    expect(session.writes.join('')).toContain('`fast` is not a quantity');
    await session.send('5s\n');
    expect(session.writes.join('')).toMatch(/That contradicts latency: 200ms\. .*Enter the\s+same\s+again/s);
    expect(session.file()).toBe(text);
    await session.send('5s\n');
    expect(session.file()).toContain('processing: 5s');
    expect(session.writes.join('')).toContain('Contradiction: Handled includes the work');
  });

  it('ends with the input: 130, and the answers are kept', async () => {
    const session = start({ env: { ACCESSIBLE: '1' } });
    const before = process.listenerCount('SIGINT');
    await session.send('1\n');
    process.emit('SIGINT');
    expect(await session.status).toBe(130);
    expect(session.file()).toContain('intent: command');
    expect(process.listenerCount('SIGINT')).toBeLessThan(before);
  });
});

describe('the demonstration', () => {
  it('answers itself as the example does, and writes nothing', async () => {
    const ways: Record<string, string>[] = [{ TERM: 'xterm' }, { ACCESSIBLE: '1' }];
    for (const env of ways) {
      const passed: number[] = [];
      const wait = async (ms: number) => {
        passed.push(ms);
      };
      const session = start({ demo: true, env, world: { wait, example: () => EXAMPLE } });
      expect(await session.status).toBe(0);
      expect(session.written).toEqual([]);
      expect(session.world.stdout()).toContain('  driven ask\n');
      const shown = session.writes.join('');
      const verdict = 'place-order: message-driven';
      // Lines that stay are not written again; a screen that goes is.
      expect(stripVTControlCharacters(session.world.stdout()).includes(verdict)).toBe(env.ACCESSIBLE === undefined);
      if (env.ACCESSIBLE) expect(shown.split(verdict).length).toBe(2);
      expect(shown).toContain('50/s');
      if (env.TERM) expect(passed.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(10_000);
    }
  });

  it('can be stopped', async () => {
    const session = start({ demo: true, world: { example: () => EXAMPLE } });
    await session.keys('down', 'enter', 'ctrl-c');
    expect(await session.status).toBe(130);
  });
});

describe('the report', () => {
  it('is written at the end', async () => {
    const session = start({ files: { 'system.yaml': EXAMPLE }, report: 'decision.md' });
    await session.keys();
    for (let i = 0; i < 20 && !session.screen.text.includes('1 Accept'); i++) await session.keys('1', 'enter');
    await session.keys('enter');
    expect(session.screen.text).toContain('What now?');
    expect(session.file('decision.md')).toBeUndefined();
    await session.keys('enter');
    expect(await session.status).toBe(0);
    expect(session.file('decision.md')).toMatch(/^<!-- written by driven report, checksum \w+ -->\n\n# /);
    expect(session.world.stdout()).toContain('decision.md');
    expect(session.world.stdout()).not.toContain('driven report');
  });

  it('overwrites nothing', async () => {
    const files = { 'system.yaml': EXAMPLE, 'decision.md': 'mine' };
    for (const report of ['decision.md', 'system.yaml']) {
      const session = start({ files, report });
      expect(await session.status).toBe(2);
      expect(session.writes).toEqual([]);
    }
  });
});

describe('answers given beforehand', () => {
  it('that cannot be are told, all of them', async () => {
    const session = start({ criteria: ['intent=comand', 'latency=5MB'] });
    expect(await session.status).toBe(2);
    expect(session.world.stderr()).toMatch(/comand.*\n.*5MB/);
  });

  it('are saved with the first answer, and stay when that is taken back', async () => {
    const session = start({ criteria: ['intent=command', 'replay=none,recovery'], flow: 'f' });
    await session.keys();
    expect(session.screen.text).toMatch(/leave\s+less\s+than\s+5 %\s+to\s+another style\./);
    await session.keys('sizing', 'enter', '1', 'enter');
    expect(session.file()).toContain('intent: command\n      replay: [none, recovery]\n      consumers: one\n');
    await session.keys('back');
    expect(session.file()).toContain('replay: [none, recovery]\n');
    expect(session.file()).not.toContain('consumers');
  });
});
