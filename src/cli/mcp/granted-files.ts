import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printable } from '../../text/escape.js';
import { FileError, type Files } from '../io.js';

/** A folder that a client grants, as it sends it. */
export interface Root {
  readonly uri: string;
}

/**
 * The files below the folders that a client granted, to be read and nothing else. A path counts as what it leads to: links
 * are followed first. What is relative starts in the first folder that has it.
 */
export function grantedFiles(files: Files, roots: readonly Root[]): Pick<Files, 'read' | 'exists'> {
  const folders = roots.flatMap(({ uri }) => folderOf(uri, files));
  const isGranted = (real: string) => folders.some((folder) => isBelow(real, folder));
  const located = (path: string) => {
    const named = path.startsWith('file:') ? pathOf(path) : path;
    if (named === undefined) return undefined;
    if (isAbsolute(named)) return named;
    const candidates = folders.map((folder) => resolve(folder, named));
    return candidates.find((each) => files.exists(each)) ?? candidates[0];
  };
  return {
    exists(path) {
      const at = located(path);
      return at !== undefined && files.exists(at) && isGranted(files.realPath(at));
    },
    read(path, most) {
      const at = located(path);
      // Of what lies outside nothing is told, not even whether it is there.
      const real = at === undefined ? undefined : files.realPath(at);
      if (real === undefined || !isGranted(real)) throw outside(folders);
      const special = files.special(real);
      if (special !== undefined) throw new FileError('no file', `is ${special}, not a file`);
      // By its real path: a link that is put in its place meanwhile leads nowhere.
      return files.read(real, most);
    },
  };
}

function outside(folders: readonly string[]): FileError {
  const granted =
    folders.length === 0 ? 'the client granted no folder' : `the client granted ${folders.map(printable).join(', ')}`;
  return new FileError('unreadable', `lies in no folder that may be read; ${granted}`);
}

/** The real path of a folder that is granted; other things than folders can't be. */
function folderOf(uri: string, files: Files): string[] {
  const path = uri.startsWith('file:') ? pathOf(uri) : undefined;
  if (path === undefined) return [];
  const real = files.realPath(path);
  return files.special(real) === 'a directory' ? [real] : [];
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** By whole names of folders: `/srv/shop-old` is not below `/srv/shop`. */
function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way) && join(folder, way) === path;
}
