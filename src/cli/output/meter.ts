import type { Command } from 'commander';
import { toEnd } from '../../advice/index.js';
import { isPlain } from '../../terminal/layout/style.js';
import { printable } from '../../text/escape.js';
import { truncate } from '../../text/width.js';
import type { Io, Out } from '../io.js';
import { isQuiet } from './notice.js';

/** Work that takes longer than this says how far it is. */
const PATIENCE = 1000;
/** Not more often than people can read. */
const PAUSE = 100;
const ERASE = '\r\u001b[2K';

/** How far a work has come that takes longer than a second: one line on a terminal, erased at the end. */
export class Meter {
  private readonly start = performance.now();
  private last = this.start + PATIENCE - PAUSE;
  private isShown = false;

  /** @param out undefined where nothing is to be said */
  constructor(private readonly out: Out | undefined) {}

  /** @param what in the plural, such as `files` */
  at(done: number, total: number, what: string): void {
    if (this.out === undefined || performance.now() - this.last < PAUSE) return;
    this.last = performance.now();
    this.isShown = true;
    const text = printable(`${done} of ${total} ${what} ...`);
    this.out.write(ERASE + truncate(text, Math.max(1, this.out.columns - 1), ''));
  }

  /** Takes a work to its end, which yields how much of it is done. */
  through<Result>(work: Generator<number, Result, void>, total: number, what: string): Result {
    return toEnd(work, (done) => this.at(done, total, what));
  }

  /** Erases the line, before anything else is written. */
  end(): void {
    if (this.isShown) this.out?.write(ERASE);
    this.isShown = false;
  }
}

/** A meter for a command: silent with `-q`, in CI, in plain text, and where standard error is no terminal. */
export function meterFor({ stderr, env }: Io, command: Command): Meter {
  const isSaid = stderr.isTerminal && !isPlain(env) && !env.CI && !isQuiet(command);
  return new Meter(isSaid ? stderr : undefined);
}
