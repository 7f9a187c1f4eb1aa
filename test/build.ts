import { execFileSync } from 'node:child_process';
import { ROOT } from '../scripts/rules-folder.js';

/** Tests that start the real program need dist/ as it would be built now. */
export default function setup(): void {
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}
