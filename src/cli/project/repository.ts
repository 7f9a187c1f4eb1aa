import type { ToRepoPath } from '../../render/check-ci/repo-path.js';
import type { Files, Io } from '../io.js';

/** Paths as seen from the root of the repository: the nearest folder with `.git`, or the working directory. */
export function toRepoPathOf({ files }: Io): ToRepoPath {
  const real = (path: string) => segments(files.realPath(path));
  const here = real('.');
  const root = real(rootFolder(files));
  return (path) => {
    if (path === '<stdin>') return { path, inside: false };
    if (isAbsolute(path)) {
      // A link in it may lead into the repository.
      const found = [segments(path), real(path)].find((candidate) => within(root, candidate));
      return found ? { path: found.slice(root.length).join('/') || '.', inside: true } : { path, inside: false };
    }
    const whole = segments(path, here);
    if (within(root, whole)) return { path: whole.slice(root.length).join('/') || '.', inside: true };
    const shared = root.findIndex((segment, index) => segment !== whole[index]);
    return { path: [...root.slice(shared).map(() => '..'), ...whole.slice(shared)].join('/'), inside: false };
  };
}

/** The root of the repository as seen from here: `.`, or `../` as often as it takes. */
export function rootFolder(files: Files): string {
  let folder = '';
  for (let here = files.realPath('.'); ; ) {
    if (files.exists(`${folder}.git`)) return folder === '' ? '.' : folder;
    folder = `../${folder}`;
    const above = files.realPath(folder);
    if (above === here) return '.';
    here = above;
  }
}

const isAbsolute = (path: string) => /^(?:\/|[A-Za-z]:\/)/.test(path);

const within = (root: readonly string[], path: readonly string[]) =>
  root.every((segment, index) => segment === path[index]);

/** The folders of a path, from a start, without `.` and `..`. */
function segments(path: string, from: readonly string[] = []): string[] {
  const list = [...from];
  for (const segment of path.replaceAll('\\', '/').split('/')) {
    if (segment === '..') list.pop();
    else if (segment !== '' && segment !== '.') list.push(segment);
  }
  return list;
}
