import { join } from 'node:path';

declare const VERSION: string;

/** The way in from bin/: the version is answered at once, before anything is loaded. `root` holds dist/. */
export async function run(root: string): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv[0] === '--version' || argv[0] === '-V') {
    process.stdout.write(`${VERSION}\n`);
    return;
  }
  const { runProcess } = await import('./run-process.js');
  process.exitCode = await runProcess(argv, join(root, 'dist'));
}
