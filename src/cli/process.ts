import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { restoreRules } from '../rulebase/stored.js';
import type { StoredFiles } from '../rulebase/stored-files.js';
import { FileError, type Io } from './io.js';
import { files } from './process/files.js';
import { isTerminal, outputStream } from './process/standard-streams.js';

/** The real process; nothing else in the program touches it. `dist` is where the build left the rules. */
export function processIo(process: NodeJS.Process, dist: string): Io {
  const inputIsTerminal = isTerminal(process, 0);
  const stdout = outputStream(process, 1);
  const text = (name: string) => readFileSync(join(dist, name), 'utf8');
  return {
    stdout,
    stderr: outputStream(process, 2),
    inputIsTerminal,
    readInput,
    channel: () => ({ input: process.stdin, output: process.stdout }),
    files,
    env: process.env,
    // A server outlives the day on which it was started.
    get today() {
      return new Date().toISOString().slice(0, 10);
    },
    folder: basename(process.cwd()),
    rules: () => restoreRules({ text, bytes: (name) => readFileSync(join(dist, name)) }),
    ruleFiles: () => JSON.parse(unpacked(process, readFileSync(join(dist, 'rule-files.json.br')))) as StoredFiles,
    example: () => readFileSync(join(dist, '..', 'examples', 'shop', 'system.yaml'), 'utf8'),
    ...(stdout.isTerminal ? { page: (command: string, text: string) => page(process, command, text) } : {}),
    ...(inputIsTerminal && stdout.isTerminal ? { terminal: { input: process.stdin, output: process.stdout } } : {}),
  };
}

async function readInput(most: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    size += (part as Buffer).length;
    if (size > most) throw new FileError('too large', `standard input is larger than ${most / 1024 / 1024} MiB`);
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** What only packs need is kept compressed; what unpacks it is loaded for that alone. */
function unpacked(process: NodeJS.Process, bytes: Buffer): string {
  return process.getBuiltinModule('node:zlib').brotliDecompressSync(bytes).toString();
}

/** What a shell says where it finds no such command. */
const NOT_FOUND = 127;

/** Runs a pager on a text until it is left. What starts processes is loaded for that alone. */
function page(process: NodeJS.Process, command: string, text: string): boolean {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, error } = spawnSync(command, {
    input: text,
    shell: true,
    stdio: ['pipe', 'inherit', 'inherit'],
    // As git has it: leave at once what fits, pass colours on, leave the text on the screen.
    env: { LESS: 'FRX', LV: '-c', ...process.env },
  });
  return error === undefined && status !== NOT_FOUND;
}
