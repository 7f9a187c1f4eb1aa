import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { FileError } from '../io.js';

const MOST_LINKS = 40;
const SUFFIX = '.driven-tmp';

/**
 * Writes a whole file or nothing: to a new neighbour first, which is then renamed over it. A link stays a link, and
 * permissions, owner and group stay as they are; where they or hard links could not, nothing is written.
 * @throws FileError, or the file system's own error
 */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const target = linkedFrom(path);
  const old = statSync(target, { throwIfNoEntry: false });
  if (old !== undefined && old.nlink > 1)
    throw new FileError('unreadable', `has ${old.nlink} hard links, and replacing it would leave the others behind`);
  clearDead(target);
  const neighbour = join(dirname(target), neighbourName(target));
  // Fails where something of that name is there already, be it a planted link.
  const handle = openSync(neighbour, 'wx', old === undefined ? 0o666 : 0o600);
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      if (old !== undefined) keepOwnership(handle, old);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(neighbour, target);
  } catch (error) {
    unlinkSync(neighbour);
    throw error;
  }
}

/** Where a chain of links ends, whether or not something is there. */
function linkedFrom(path: string): string {
  let target = path;
  for (let links = 0; lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink(); links++) {
    if (links === MOST_LINKS) throw new FileError('unreadable', 'too many symbolic links');
    target = resolve(dirname(target), readlinkSync(target));
  }
  return target;
}

function keepOwnership(handle: number, old: Stats): void {
  const made = fstatSync(handle);
  if (made.uid !== old.uid || made.gid !== old.gid) {
    try {
      fchownSync(handle, old.uid, old.gid);
    } catch {
      throw new FileError('unreadable', 'belongs to another user or group, and replacing it would change that');
    }
  }
  fchmodSync(handle, old.mode & 0o7777);
}

/** `.NAME.HOST-PROCESS-RANDOM.driven-tmp`; the name is cut, since most systems take 255 bytes. */
const prefixFor = (target: string) =>
  `.${[...basename(target)].slice(0, 40).join('')}.${Buffer.from(hostname()).toString('hex').slice(0, 16)}-`;

/** By the global `crypto`, which loads when it is used: the module would load with every command. */
function neighbourName(target: string): string {
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex');
  return `${prefixFor(target)}${process.pid}-${random}${SUFFIX}`;
}

/** Removes what a killed writer of this file left behind, if its process is gone. */
function clearDead(target: string): void {
  const folder = dirname(target);
  const prefix = prefixFor(target);
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(prefix) || !name.endsWith(SUFFIX)) continue;
      const writer = Number(name.slice(prefix.length).split('-')[0]);
      const path = join(folder, name);
      if (Number.isInteger(writer) && writer > 0 && !isAlive(writer) && lstatSync(path).isFile()) unlinkSync(path);
    }
  } catch {
    // A folder that can't be listed or cleaned is no reason not to write.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
