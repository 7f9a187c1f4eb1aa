import { LARGEST } from '../input.js';
import { FileError, type Io } from '../io.js';
import { existsAlready, save, saveNew } from '../save.js';
import { UsageError } from '../usage-error.js';
import { sealOf } from './checksum.js';

/** The text of a file; undefined where it is none that can be read as text. */
export function textOf(path: string, io: Io): string | undefined {
  try {
    // A byte order mark is kept, as all that people wrote is.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(io.files.read(path, LARGEST));
  } catch (error) {
    if (error instanceof FileError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** @throws UsageError where something is there that is no record written here, or was changed since, unless forced */
export function checkOverwrite(path: string, force: boolean, io: Io): void {
  if (force || io.files.special(path) !== undefined || !io.files.exists(path)) return;
  const seal = sealOf(textOf(path, io) ?? '');
  if (seal === 'changed')
    throw new UsageError(`driven: ${path} was changed since driven wrote it; --force overwrites the changes`);
  if (seal === 'none') throw existsAlready(path);
}

/** Writes a record: over one that was written here and that nobody has changed since, too. @throws UsageError */
export function saveRecord(path: string, text: string, force: boolean, io: Io): void {
  checkOverwrite(path, force, io);
  if (io.files.special(path) === 'a directory')
    throw new UsageError(
      `driven: ${path} is a directory; with a slash at its end, ${path}/ gets a record for each flow`,
    );
  if (io.files.special(path) !== undefined) saveNew(path, text, force, io);
  else save(path, text, io);
}
