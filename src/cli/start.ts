import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { useCodeCache } from './process/code-cache.js';

declare const VERSION: string;

/** Code of the core chunk as V8 compiled it when the program was built. */
const CODE = 'core.code';

/** The way in from bin/: the version is answered at once, before anything is loaded. `dist` holds the built program. */
export async function run(dist: string): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv[0] === '--version' || argv[0] === '-V') {
    process.stdout.write(`${VERSION}\n`);
    return;
  }
  useCodeCache(join(dist, CODE));
  const { runProcess } = await import('./process/run-process.js');
  process.exitCode = await runProcess(argv, dist);
}

/** The same while the build looks on: what runs here is what the compiled code will hold. */
export async function runAndKeepCode(dist: string): Promise<void> {
  let core: Script | undefined;
  useCodeCache(join(dist, CODE), (script) => {
    core = script;
  });
  const { runProcess } = await import('./process/run-process.js');
  await runProcess(process.argv.slice(2), dist);
  if (core !== undefined) writeFileSync(join(dist, CODE), core.createCachedData());
}
