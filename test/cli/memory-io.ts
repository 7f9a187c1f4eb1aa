import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { ROOT, rulesFolder, shippedRules } from '../../scripts/rules-folder.js';
import { FileError, type Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';
import { storeFiles } from '../../src/rulebase/stored-files.js';

const { compiled } = shippedRules();
const storedFiles = storeFiles(rulesFolder());

/** A world in memory: files by path, what was printed, and no terminal. */
export interface World {
  readonly files: Map<string, string | Uint8Array>;
  readonly io: Io;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Both streams in the order in which they were written. */
  readonly both: () => string;
}

export interface Given {
  readonly files?: { readonly [path: string]: string | Uint8Array };
  readonly input?: string;
  readonly env?: { readonly [name: string]: string };
  readonly today?: string;
  readonly columns?: number;
}

export function worldWith(given: Given = {}): World {
  const files = new Map(Object.entries(given.files ?? {}));
  const written: { to: 'out' | 'err'; text: string }[] = [];
  const stream = (to: 'out' | 'err') => ({
    write: (text: string) => {
      written.push({ to, text });
    },
    isTerminal: false,
    columns: given.columns ?? 80,
  });
  const text = (to?: 'out' | 'err') =>
    written
      .filter((entry) => to === undefined || entry.to === to)
      .map((entry) => entry.text)
      .join('');
  const io: Io = {
    stdout: stream('out'),
    stderr: stream('err'),
    inputIsTerminal: false,
    readInput: async () => Buffer.from(given.input ?? ''),
    channel: () => ({
      input: Readable.from([Buffer.from(given.input ?? '')]),
      output: new Writable({
        write(chunk, _encoding, done) {
          written.push({ to: 'out', text: String(chunk) });
          done();
        },
      }),
    }),
    files: {
      read(path, most) {
        const file = files.get(path);
        if (file === undefined)
          throw [...files.keys()].some((known) => known.startsWith(`${path.replace(/\/$/, '')}/`))
            ? new FileError('directory', 'is a directory, not a file')
            : new FileError('missing', 'there is no such file');
        if (file.length > most) throw new FileError('too large', `is larger than ${most / 1024 / 1024} MiB`);
        return typeof file === 'string' ? Buffer.from(file) : file;
      },
      exists: (path) => files.has(path),
      special: (path) => ([...files.keys()].some((known) => known.startsWith(`${path}/`)) ? 'a directory' : undefined),
      list(folder) {
        const inside = folder === '.' ? '' : folder;
        const names = [...files.keys()]
          .filter((path) => path.startsWith(inside) && !path.startsWith('../', inside.length))
          .map((path) => path.slice(inside.length).split('/'));
        const entries = new Map(names.map(([name, ...rest]) => [name, { name, isFolder: rest.length > 0 }]));
        return [...entries.values()];
      },
      realPath: (path) => posix.resolve('/srv/shop', path),
      // A folder is there as soon as a file is in it.
      makeFolder: () => {},
      write: (path, content) => {
        files.set(path, content);
      },
    },
    env: given.env ?? {},
    today: given.today ?? '2026-11-24',
    folder: 'shop',
    rules: () => compiled,
    example: () => readFileSync(join(ROOT, 'examples/shop/system.yaml'), 'utf8'),
    ruleFiles: () => storedFiles,
  };
  return { files, io, stdout: () => text('out'), stderr: () => text('err'), both: () => text() };
}

/** Runs one command line in a world of its own. */
export async function run(argv: readonly string[], given: Given = {}) {
  const world = worldWith(given);
  const status = await main(argv, world.io);
  return { status, stdout: world.stdout(), stderr: world.stderr(), both: world.both(), files: world.files };
}
