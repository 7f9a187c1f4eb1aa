import { printable } from '../text/escape.js';
import { FileError, type Io } from './io.js';
import { UsageError } from './usage-error.js';

/** Writes a new file. @throws UsageError when it exists and `force` was not given, or can't be written */
export function saveNew(path: string, text: string, force: boolean, io: Io): void {
  const special = io.files.special(path);
  if (special !== undefined)
    throw new UsageError(`driven: ${path} is ${special}, not a file; without -o the text goes to standard output`);
  if (!force && io.files.exists(path)) throw existsAlready(path);
  save(path, text, io);
}

/** What is said where a file would be overwritten. */
export const existsAlready = (path: string): UsageError =>
  new UsageError(`driven: ${printable(path)} exists already; --force overwrites it`);

/** Writes a file, whole or not at all. @throws UsageError when it can't be written; FileError when the disk is full */
export function save(path: string, text: string, io: Io): void {
  try {
    io.files.write(path, text);
  } catch (error) {
    if (error instanceof FileError && error.problem !== 'full')
      throw new UsageError(`driven: ${printable(path)} could not be written: ${error.message}`);
    throw error;
  }
}
