import { execFileSync } from 'node:child_process';
import { ROOT } from '../scripts/rules-folder.js';

export interface InstalledSize {
  /** Bytes on disk, and as they are downloaded. */
  readonly unpacked: number;
  readonly packed: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** What is published, as npm would pack it now. */
export function installedSize(): InstalledSize {
  const argv = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const text = execFileSync(npm, argv, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [{ size, unpackedSize, files }] = JSON.parse(text);
  return { unpacked: unpackedSize, packed: size, files };
}

/** The folders that take most, the largest first. */
export function sizeTable({ files }: InstalledSize): string {
  const sums = new Map<string, number>();
  for (const { path, size } of files) {
    const kind = kindOf(path);
    sums.set(kind, (sums.get(kind) ?? 0) + size);
  }
  const rows = [...sums].sort(([, a], [, b]) => b - a).map(([kind, size]) => `| ${kind} | ${megabytes(size)} |`);
  return ['| what | MB |', '| --- | --- |', ...rows].join('\n');
}

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\.code$/, 'the program as compiled code, for a fast start'],
  [/^dist\/chunks\/.*\.cjs$|^dist\/start\.cjs$/, 'the program'],
  [/^dist\/types\//, 'declarations of types'],
  [/^dist\/.*\.js$/, 'the library'],
  [/\.wasm$/, 'what parses Terraform'],
  [/\.br$/, 'the rules as files, for rule packs'],
  [/^dist\/.*\.jsonl?$/, 'the rules, compiled'],
  [/^schema\//, 'JSON Schemas'],
];

const kindOf = (path: string) => KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'licences, README and examples';
