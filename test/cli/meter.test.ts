import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.js';
import { Screen } from '../terminal/emulator.js';
import { type Given, worldWith } from './memory-io.js';

const FLOWS = Array.from({ length: 30 }, (_, index) => `  f${index}: {needs: {intent: event}}\n`).join('');
const files = { 'a.yaml': `driven: 1\nsystem: a\nflows:\n${FLOWS}`, 'b.yaml': 'driven: 1\nsystem: b\nflows: {}\n' };

/** Runs a command on a terminal where each look at the clock finds it so much later. */
async function written(argv: readonly string[], late: number, given: Given = {}): Promise<string[]> {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += late;
    return now;
  });
  const world = worldWith({ files, ...given });
  const writes: string[] = [];
  const stderr = { ...world.io.stderr, isTerminal: true, write: (text: string) => writes.push(text) };
  expect(await main(argv, { ...world.io, stderr })).toBe(0);
  return writes;
}

afterEach(() => vi.restoreAllMocks());

describe('work that takes longer than a second', () => {
  it.each([
    [['check', 'a.yaml'], /30 flows|of 30 flows/],
    [['check', 'a.yaml', 'b.yaml'], /of 30 flows of a\.yaml \.\.\.|1 of 2 files/],
    [['report', 'a.yaml'], /of 30 flows/],
  ])('says how far it is and leaves nothing of it: %j', async (argv, expected) => {
    const writes = await written(argv, 300);
    expect(writes.join('')).toMatch(expected);
    const screen = new Screen(80, 24);
    screen.write(writes.join('').replaceAll('\n', '\r\n'));
    expect(screen.text).not.toContain('...');
    // What it says fits on a line, whatever the name of the file.
    for (const text of writes.filter((each) => each.startsWith('\r'))) expect(text.length).toBeLessThan(85);
  });

  it.each([
    ['is short', ['check', 'a.yaml'], 0.1, {}],
    ['is quiet', ['check', '-q', 'a.yaml'], 300, {}],
    ['runs in CI', ['check', 'a.yaml'], 300, { env: { CI: 'true' } }],
    ['is plain text', ['check', 'a.yaml'], 300, { env: { ACCESSIBLE: '1' } }],
  ])('says nothing where it %s', async (_, argv, late, given) => {
    expect((await written(argv, late, given)).join('')).not.toMatch(/\r| of 30 /);
  });

  it('says nothing into a pipe', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 300;
      return now;
    });
    const world = worldWith({ files });
    await main(['check', 'a.yaml'], world.io);
    expect(world.stderr()).not.toMatch(/\r| of 30 /);
  });
});
