import { PassThrough, Writable } from 'node:stream';
import { type AskWorld, ask } from '../../../src/cli/ask/ask.js';
import type { AskArgs } from '../../../src/cli/ask/setting.js';
import type { Io } from '../../../src/cli/io.js';
// Loaded beforehand, so that no key is pressed while it is still on its way.
import '../../../src/system/rename-flow.js';
import '../../../src/system/write.js';
import { UsageError } from '../../../src/cli/usage-error.js';
import { Screen } from '../../terminal/emulator.js';
import { type Given, type World, worldWith } from '../memory-io.js';

const KEYS: { readonly [name: string]: string } = {
  enter: '\r',
  up: '\u001b[A',
  down: '\u001b[B',
  left: '\u001b[D',
  right: '\u001b[C',
  back: '\u001b[Z',
  escape: '\u001b',
  backspace: '\u007f',
  tab: '\t',
  space: ' ',
  home: '\u001b[H',
  'ctrl-c': '\u0003',
  'ctrl-d': '\u0004',
  'ctrl-l': '\u000c',
  'ctrl-u': '\u0015',
};

/** A session on a terminal of its own, driven by keys. */
export interface Driven {
  readonly world: World;
  readonly screen: Screen;
  /** Each write to the terminal. */
  readonly writes: string[];
  readonly written: { path: string; text: string }[];
  readonly status: Promise<number>;
  /** Presses keys by name, or types a text; then waits until nothing more happens. */
  keys(...keys: readonly string[]): Promise<void>;
  /** Sends bytes as they are, in one burst. */
  send(bytes: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  file(path?: string): string | undefined;
}

export interface Start extends Given, Partial<Omit<AskArgs, 'criteria'>> {
  readonly criteria?: readonly string[];
  readonly rows?: number;
  readonly world?: AskWorld;
}

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

export function start(given: Start = {}): Driven {
  const { columns = 80, rows = 24, env = { LANG: 'en_US.UTF-8', TERM: 'xterm' } } = given;
  const world = worldWith({ ...given, env });
  const screen = new Screen(columns, rows);
  const writes: string[] = [];
  const written: { path: string; text: string }[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk: string, _, done) {
        writes.push(String(chunk));
        screen.write(String(chunk));
        done();
      },
    }),
    { isTTY: true, columns, rows },
  );
  const files: Io['files'] = {
    ...world.io.files,
    write: (path, text) => {
      written.push({ path, text });
      world.io.files.write(path, text);
    },
  };
  const stdout = { ...world.io.stdout, isTerminal: true };
  const terminal = { input, output } as unknown as NonNullable<Io['terminal']>;
  const io: Io = { ...world.io, stdout, files, inputIsTerminal: true, terminal };
  const { criteria = [], all = false, demo = false, force = false, file, flow, output: to, report } = given as Start;
  const status = ask({ criteria, all, demo, force, file, flow, output: to, report }, io, given.world).catch((error) => {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(error.message);
    return 2;
  });
  let over = false;
  void status
    .finally(() => {
      over = true;
    })
    .catch(() => {});
  const settle = async () => {
    for (let ticks = 0; ticks < 12 && !over; ticks++) await tick();
  };
  const send = async (bytes: string) => {
    input.write(bytes);
    await settle();
  };
  return {
    world,
    screen,
    writes,
    written,
    status,
    send,
    async keys(...keys) {
      await settle();
      for (const key of keys) await send(KEYS[key] ?? key);
    },
    async resize(to, high) {
      screen.resize(to, high);
      Object.assign(output, { columns: to, rows: high });
      output.emit('resize');
      await settle();
    },
    file: (path = 'system.yaml') => world.files.get(path) as string | undefined,
  };
}

/** Lets time pass, for a lone Esc. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
