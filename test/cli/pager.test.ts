import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { type Given, worldWith } from './memory-io.js';

/** Runs a command on a terminal of some lines, whose pager takes a text or can't be started. */
async function onTerminal(argv: readonly string[], rows: number, given: Given = {}, starts = true) {
  const world = worldWith(given);
  const paged: { command: string; text: string }[] = [];
  const stdout = { ...world.io.stdout, isTerminal: true, rows };
  const page = (command: string, text: string) => {
    if (starts) paged.push({ command, text });
    return starts;
  };
  const status = await main(argv, { ...world.io, stdout, page });
  return { status, paged, stdout: world.stdout() };
}

const ADVISE = ['advise', 'replay=history'];

describe('the pager', () => {
  it('takes what is longer than the terminal, as less unless PAGER says otherwise', async () => {
    const { paged, stdout, status } = await onTerminal(ADVISE, 5);
    expect([status, stdout]).toEqual([0, '']);
    expect(paged.map(({ command }) => command)).toEqual(['less']);
    expect(paged[0].text).toContain('event-driven');
    const other = await onTerminal(ADVISE, 5, { env: { PAGER: 'more -s' } });
    expect(other.paged.map(({ command }) => command)).toEqual(['more -s']);
  });

  it.each<[string, readonly string[], number, Given]>([
    ['what fits', ADVISE, 50, {}],
    ['with --no-pager behind the command', [...ADVISE, '--no-pager'], 5, {}],
    ['with --no-pager before it', ['--no-pager', ...ADVISE], 5, {}],
    ['with NO_PAGER', ADVISE, 5, { env: { NO_PAGER: '1' } }],
    ['with an empty PAGER', ADVISE, 5, { env: { PAGER: '' } }],
    ['with cat as PAGER', ADVISE, 5, { env: { PAGER: 'cat' } }],
    ['of another command', ['list', 'brokers'], 5, {}],
  ])('takes nothing: %s', async (_, argv, rows, given) => {
    const { paged, stdout, status } = await onTerminal(argv, rows, given);
    expect([status, paged]).toEqual([0, []]);
    expect(stdout).not.toBe('');
  });

  it('is done without where it can not be started', async () => {
    const { stdout } = await onTerminal(ADVISE, 5, { env: { PAGER: 'nonesuch' } }, false);
    expect(stdout).toContain('event-driven');
  });

  it('takes nothing that goes into a pipe', async () => {
    const world = worldWith();
    const status = await main(ADVISE, {
      ...world.io,
      stdout: { ...world.io.stdout, rows: 5 },
      page: () => {
        throw new Error('a pipe has no pager');
      },
    });
    expect(status).toBe(0);
  });
});
