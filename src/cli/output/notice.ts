import type { Command } from 'commander';
import type { Io } from '../io.js';

/** Whether `-q` is said, before or after the command's name. */
export function isQuiet(command: Command): boolean {
  return command.optsWithGlobals().quiet === true;
}

/** What is said beside the result: counts, and what was written. */
export function notice(text: string, io: Io, command: Command): void {
  if (!isQuiet(command)) io.stderr.write(`${text}\n`);
}
