import { writeFileSync, writeSync } from 'node:fs';
import type { Script } from 'node:vm';
import type { Io } from './io.js';
import { useCodeCache } from './process/code-cache.js';

declare const VERSION: string;

/** The way in from bin/: the version is answered at once, before anything is loaded. `dist` holds the built program. */
export async function run(dist: string): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv[0] === '--version' || argv[0] === '-V') {
    process.exitCode = printVersion();
    return;
  }
  useCodeCache(dist);
  const { runProcess } = await import('./process/run-process.js');
  process.exitCode = await runProcess(argv, dist);
}

/** By itself, for the modules that know how to write take longer to load than this takes. A closed pipe is no failure. */
function printVersion(): number {
  try {
    writeSync(1, `${VERSION}\n`);
    return 0;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') process.stdout.write(`${VERSION}\n`);
    else if (code !== 'EPIPE') {
      process.stderr.write(`driven: standard output could not be written: ${message}\n`);
      return 3;
    }
    return 0;
  }
}

/** The same while the build looks on: what runs here is what the compiled code will hold. */
export async function runAndKeepCode(dist: string, argv: readonly string[], terminal?: Io['terminal']): Promise<void> {
  const made: { readonly file: string; readonly script: Script }[] = [];
  useCodeCache(dist, (file, script) => made.push({ file, script }));
  const { runProcess } = await import('./process/run-process.js');
  await runProcess(argv, dist, terminal);
  for (const { file, script } of made) writeFileSync(file, script.createCachedData());
}
