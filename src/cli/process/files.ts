import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { FileError, type Files } from '../io.js';
import { fileErrorFor } from './file-errors.js';
import { replaceFile } from './replace-file.js';

/** The files of the real disk. */
export const files: Files = {
  read(path, most) {
    try {
      const handle = openSync(path, 'r');
      try {
        const stat = fstatSync(handle);
        if (stat.isDirectory()) throw new FileError('directory', 'is a directory, not a file');
        if (stat.size > most) throw new FileError('too large', `is larger than ${most / 1024 / 1024} MiB`);
        return stat.isFile() ? readFileSync(handle) : readStream(handle, most);
      } finally {
        closeSync(handle);
      }
    } catch (error) {
      throw fileErrorFor(error);
    }
  },

  exists: (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,

  special(path) {
    try {
      const stat = statSync(path);
      return stat.isFile() ? undefined : kindOf(stat);
    } catch {
      // Nothing there, or nothing that can be looked at: whoever reads or writes it is told.
      return undefined;
    }
  },

  list(folder) {
    try {
      // A link to a folder is not entered: it may lead back up.
      return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        isFolder: entry.isDirectory(),
      }));
    } catch {
      return [];
    }
  },

  realPath(path) {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  },

  makeFolder(path) {
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      throw fileErrorFor(error);
    }
  },

  write(path, text) {
    const special = files.special(path);
    if (special !== undefined) throw new FileError('no file', `is ${special}, not a file`);
    try {
      replaceFile(path, Buffer.from(text));
    } catch (error) {
      throw fileErrorFor(error);
    }
  },
};

function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return 'a directory';
  if (stat.isFIFO()) return 'a pipe';
  return stat.isSocket() ? 'a socket' : 'a device';
}

/** A named pipe or the like, whose size nobody knows beforehand: read up to the limit. */
function readStream(handle: number, most: number): Uint8Array {
  const parts: Buffer[] = [];
  for (let size = 0; ; ) {
    const part = Buffer.alloc(65536);
    const count = readSync(handle, part);
    if (count === 0) return Buffer.concat(parts);
    size += count;
    if (size > most) throw new FileError('too large', `is larger than ${most / 1024 / 1024} MiB`);
    parts.push(part.subarray(0, count));
  }
}
