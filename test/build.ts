import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildInputs, INPUTS_FILE } from '../scripts/build-inputs.js';
import { ROOT } from '../scripts/rules-folder.js';

/** Tests that start the real program need dist/ as it would be built now. */
export default function setup(): void {
  const made = join(ROOT, 'dist', INPUTS_FILE);
  if (existsSync(made) && readFileSync(made, 'utf8') === buildInputs()) return;
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}
