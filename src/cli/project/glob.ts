import type { Files } from '../io.js';

/** Whether an argument is a pattern, not the name of one file. */
export function isGlob(path: string, files: Files): boolean {
  return /[*?{]/.test(path) && !files.exists(path);
}

/** The files that a pattern of `*`, `**`, `?` and `{a,b}` matches, sorted; node_modules and dot folders only where named. */
export function expandGlob(pattern: string, files: Files): string[] {
  const found = new Set<string>();
  for (const plain of alternatives(pattern.replaceAll('\\', '/'))) {
    const absolute = plain.startsWith('/') ? '/' : '';
    const segments = plain.split('/').filter((segment) => segment !== '' && segment !== '.');
    walk(absolute, segments, files, found);
  }
  return [...found].sort();
}

/** The patterns that braces stand for, innermost first. */
function alternatives(pattern: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(pattern);
  if (braces === null) return [pattern];
  const [before, after] = [pattern.slice(0, braces.index), pattern.slice(braces.index + braces[0].length)];
  return braces[1].split(',').flatMap((each) => alternatives(before + each + after));
}

function walk(folder: string, segments: readonly string[], files: Files, found: Set<string>): void {
  const [segment, ...rest] = segments;
  if (segment === undefined) return;
  if (!/[*?]/.test(segment)) {
    const path = folder + segment;
    if (rest.length > 0) walk(`${path}/`, rest, files, found);
    else if (files.exists(path)) found.add(path);
    return;
  }
  const entries = files.list(folder === '' ? '.' : folder);
  if (segment === '**') {
    // No folder at all, or any number of them.
    walk(folder, rest.length > 0 ? rest : ['*'], files, found);
    for (const { name, isFolder } of entries)
      if (isFolder && isOpen(name)) walk(`${folder}${name}/`, segments, files, found);
    return;
  }
  const fits = matcher(segment);
  for (const { name, isFolder } of entries) {
    if (!fits(name) || (name.startsWith('.') && !segment.startsWith('.'))) continue;
    if (rest.length === 0 && !isFolder) found.add(folder + name);
    else if (rest.length > 0 && isFolder && isOpen(name)) walk(`${folder}${name}/`, rest, files, found);
  }
}

const isOpen = (name: string) => name !== 'node_modules' && !name.startsWith('.');

/** Whether a segment with `*` and `?` matches; without a regular expression, which takes too long with many stars. */
function matcher(segment: string): (name: string) => boolean {
  return (name) => {
    let [at, star, after] = [0, -1, 0];
    let i = 0;
    while (i < name.length) {
      if (segment[at] === '*') [star, after, at] = [at, i, at + 1];
      else if (at < segment.length && (segment[at] === '?' || segment[at] === name[i])) [at, i] = [at + 1, i + 1];
      else if (star >= 0) {
        after++;
        [at, i] = [star + 1, after];
      } else return false;
    }
    while (segment[at] === '*') at++;
    return at === segment.length;
  };
}
