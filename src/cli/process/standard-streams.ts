import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import type { Out } from '../io.js';

/**
 * Whether a descriptor is a terminal. Asking Node loads its network and stream modules, a tenth of a start;
 * so that is done only where the descriptor could be one.
 */
export function isTerminal(process: NodeJS.Process, descriptor: 0 | 1 | 2): boolean {
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isCharacterDevice() || stat.rdev === statSync(devNull).rdev) return false;
  } catch {
    // Some consoles can't be asked this way; Node can tell.
  }
  return [process.stdin, process.stdout, process.stderr][descriptor].isTTY === true;
}

/** Standard output or standard error. */
export function outputStream(process: NodeJS.Process, descriptor: 1 | 2): Out {
  const terminal = isTerminal(process, descriptor);
  const stream = () => (descriptor === 1 ? process.stdout : process.stderr);
  return {
    write: (text) => {
      if (terminal) stream().write(text);
      else writeWhole(process, descriptor, text);
    },
    isTerminal: terminal,
    columns: (terminal && stream().columns) || 80,
  };
}

/** Writes to a file or pipe to the end; a reader that closed the pipe early (`| head`) is no failure. */
function writeWhole(process: NodeJS.Process, descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      // A pipe that is full for the moment: the stream knows how to wait.
      if (code !== 'EAGAIN') throw error;
      (descriptor === 1 ? process.stdout : process.stderr).write(bytes.subarray(at));
      return;
    }
  }
}
