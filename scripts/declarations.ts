import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What a declaration says it is made of: `from './a.js'`, `import('./a.js')`. */
const REFERENCE = /(?:from |import\()['"](\.[^'"]+)\.js['"]/g;

/** Removes the declarations of a folder that none of some entries leads to. */
export function keepReachable(folder: string, entries: readonly string[]): void {
  const kept = new Set<string>();
  const keep = (file: string) => {
    if (kept.has(file)) return;
    kept.add(file);
    for (const [, target] of readFileSync(file, 'utf8').matchAll(REFERENCE))
      keep(resolve(dirname(file), `${target}.d.ts`));
  };
  for (const entry of entries) keep(join(folder, entry));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path)) rmSync(path);
  }
}
