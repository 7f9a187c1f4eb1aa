import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { FileError, type Out } from '../io.js';
import { fileErrorFor } from './file-errors.js';

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

/** Standard output or standard error. Where nobody reads any more, or standard error is lost, a run goes on to its status. */
export function outputStream(process: NodeJS.Process, descriptor: 1 | 2): Out {
  const terminal = isTerminal(process, descriptor);
  let lost = false;
  const lose = () => {
    lost = true;
  };
  let stream: NodeJS.WriteStream | undefined;
  const opened = () => {
    stream ??= (descriptor === 1 ? process.stdout : process.stderr).on('error', lose);
    return stream;
  };
  return {
    write: (text) => {
      if (lost) return;
      if (terminal) opened().write(text);
      else {
        const rest = writeNow(descriptor, Buffer.from(text));
        if (rest === undefined) lose();
        else if (rest.length > 0) opened().write(rest);
      }
    },
    isTerminal: terminal,
    ...(terminal && opened().rows ? { rows: opened().rows } : {}),
    columns: (terminal && opened().columns) || columnsIn(process.env) || 80,
  };
}

/** What `COLUMNS` says of the width; 0 where it says nothing. */
function columnsIn({ COLUMNS = '' }: NodeJS.ProcessEnv): number {
  return /^\d{1,4}$/.test(COLUMNS) ? Number(COLUMNS) : 0;
}

/**
 * Writes to a file or pipe; gives what a full pipe did not take, for the stream to wait with, and undefined where
 * nobody reads. @throws FileError when standard output can't be written
 */
export function writeNow(descriptor: 1 | 2, bytes: Uint8Array): Uint8Array | undefined {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') return bytes.subarray(at);
      if (code === 'EPIPE' || descriptor === 2) return undefined;
      const cause = fileErrorFor(error);
      throw cause instanceof FileError
        ? new FileError('output', `standard output could not be written: ${cause.message}`)
        : cause;
    }
  }
  return new Uint8Array();
}
