import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { StoredCatalogue } from '../rulebase/catalogue/stored.js';
import { restoreRules, type StoredRules } from '../rulebase/open.js';
import type { StoredFiles } from '../rulebase/stored-files.js';
import { FileError, type FileProblem, type Files, type Io } from './io.js';
import { isTerminal, outputStream } from './process/standard-streams.js';

/** The real process; nothing else in the program touches it. `dist` is where the build left the rules. */
export function processIo(process: NodeJS.Process, dist: string): Io {
  const inputIsTerminal = isTerminal(process, 0);
  const stdout = outputStream(process, 1);
  const shipped = <T>(name: string) => JSON.parse(readFileSync(join(dist, name), 'utf8')) as T;
  return {
    stdout,
    stderr: outputStream(process, 2),
    inputIsTerminal,
    readInput,
    files,
    env: process.env,
    today: new Date().toISOString().slice(0, 10),
    folder: basename(process.cwd()),
    rules: () => restoreRules(shipped<StoredRules>('rules.json'), () => shipped<StoredCatalogue>('catalogue.json')),
    ruleFiles: () => shipped<StoredFiles>('rule-files.json'),
    ruleText: (path) => readFileSync(join(dist, '..', 'rules', path), 'utf8'),
    example: () => readFileSync(join(dist, '..', 'examples', 'shop', 'system.yaml'), 'utf8'),
    ...(inputIsTerminal && stdout.isTerminal ? { terminal: { input: process.stdin, output: process.stdout } } : {}),
  };
}

async function readInput(most: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    size += (part as Buffer).length;
    if (size > most) throw new FileError('too large', `standard input is larger than ${most / 1024 / 1024} MiB`);
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

const problems: { [code: string]: [FileProblem, string] } = {
  ENOENT: ['missing', 'there is no such file'],
  ENOTDIR: ['missing', 'there is no such file'],
  EISDIR: ['directory', 'is a directory, not a file'],
  EACCES: ['unreadable', 'permission denied'],
  EPERM: ['unreadable', 'permission denied'],
  ELOOP: ['unreadable', 'too many symbolic links'],
  ENAMETOOLONG: ['missing', 'the name is too long'],
  ENOSPC: ['full', 'the disk is full'],
  EDQUOT: ['full', 'the disk quota is used up'],
  EROFS: ['unreadable', 'the file system is read-only'],
};

function translated(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known = problems[code];
  return known
    ? new FileError(known[0], known[1])
    : code.startsWith('E')
      ? new FileError('unreadable', `cannot be used (${code})`)
      : error;
}

const files: Files = {
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
      throw error instanceof FileError ? error : translated(error);
    }
  },

  exists: (path) => existsSync(path),

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

  write(path, text) {
    // A link is written through, so that it stays a link; the file's own permissions are kept.
    const target = existsSync(path) ? realpathSync(path) : path;
    const neighbour = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
      const mode = existsSync(target) ? statSync(target).mode & 0o777 : 0o666;
      const handle = openSync(neighbour, 'w', mode);
      try {
        const bytes = Buffer.from(text);
        for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(neighbour, target);
    } catch (error) {
      if (existsSync(neighbour)) unlinkSync(neighbour);
      throw translated(error);
    }
  },
};

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
