import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './rules-folder.js';

/** What dist/ is made from. */
const FOLDERS = ['src', 'rules', 'scripts'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** The file of dist/ that tells what it was made from. */
export const INPUTS_FILE = 'inputs.txt';

/** A text that changes with everything that dist/ is made from, and with the version of Node that keeps its code. */
export function buildInputs(): string {
  const hash = createHash('sha256').update(process.version);
  const inside = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...inside.sort(), ...FILES.map((name) => join(ROOT, name))])
    hash
      .update(`${file.slice(ROOT.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return `${hash.digest('hex')}\n`;
}
