import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../scripts/rules-folder.js';

const SRC = join(ROOT, 'src');

/** Who may import whom, each row with its reason. A folder may always import itself. */
const LAYERS: { folder: string; may: string[]; packages: string[]; because: string }[] = [
  {
    folder: 'text',
    may: [],
    packages: ['get-east-asian-width'],
    because: 'places, spelling and widths know nothing of architecture',
  },
  { folder: 'model', may: ['text'], packages: [], because: 'the types everyone speaks carry places, and no logic' },
  { folder: 'engine', may: [], packages: [], because: 'numbers in, numbers out; runs unchanged in a browser' },
  {
    folder: 'condition',
    may: ['model', 'text'],
    packages: [],
    because: 'the one language in which rules, limits and pitfalls say when; it knows no rule',
  },
  {
    folder: 'brokers',
    may: ['condition', 'model', 'text'],
    packages: [],
    because: 'needs against capabilities, as data; no verdict and no engine in it',
  },
  {
    folder: 'advice',
    may: ['brokers', 'condition', 'engine', 'model', 'text'],
    packages: [],
    because: 'turns answers into numbers and numbers into advice',
  },
  {
    folder: 'rulebase',
    may: ['advice', 'brokers', 'condition', 'engine', 'model', 'text'],
    packages: [],
    because: 'compiles rules into what advice works on',
  },
  {
    folder: 'reference',
    may: ['advice', 'brokers', 'condition', 'engine', 'model', 'rulebase', 'text'],
    packages: [],
    because: 'pages, lists and schemas are read off the rules, whoever prints them',
  },
  {
    folder: 'system',
    may: ['model', 'text'],
    packages: ['yaml'],
    because: 'reading a file needs the vocabulary, not the advice',
  },
  {
    folder: 'import',
    may: ['model', 'system', 'text'],
    packages: ['web-tree-sitter', 'node:fs', 'node:module'],
    because: 'infrastructure files become drafts by what the rules say; it reads no file but its own WebAssembly',
  },
  {
    folder: 'export',
    may: ['advice', 'model', 'system', 'text'],
    packages: [],
    because: 'flows as documents of others, by the rows of rules/import/ the other way round',
  },
  {
    folder: 'check',
    may: ['advice', 'brokers', 'engine', 'model', 'text'],
    packages: [],
    because: 'findings rest on the same outlook as the advice',
  },
  {
    folder: 'interview',
    may: ['advice', 'condition', 'engine', 'model', 'text'],
    packages: [],
    because: 'the next question is a pure step; it knows no terminal',
  },
  {
    folder: 'render',
    may: ['check', 'model', 'text'],
    packages: ['chalk', 'mdast', 'mdast-util-gfm', 'mdast-util-to-markdown'],
    because: 'prints values that others have made; how markdown is escaped is not ours',
  },
  {
    folder: 'terminal',
    may: ['text'],
    packages: ['@inquirer/core', 'node:'],
    because: 'shows screens and takes keys, whatever they are about',
  },
  {
    folder: 'cli',
    may: [
      'advice',
      'check',
      'export',
      'import',
      'interview',
      'model',
      'reference',
      'render',
      'rulebase',
      'system',
      'terminal',
      'text',
    ],
    packages: ['commander', 'node:', '@modelcontextprotocol/server', '@modelcontextprotocol/server/stdio'],
    because: 'the only place that touches the world; how assistants are spoken to is not ours',
  },
];

/** Folders of which the others import one file, which hands out all that they may use. */
const DOORS: { folder: string; door: string; because: string }[] = [
  { folder: 'advice', door: 'index.ts', because: 'how advice comes about may change without its users' },
  { folder: 'brokers', door: 'index.ts', because: 'how a match, a ranking and a size are found is nobody else’s' },
  { folder: 'engine', door: 'index.ts', because: 'it is a library by itself' },
  { folder: 'interview', door: 'index.ts', because: 'a terminal takes the steps; how a question is chosen is not its' },
];

/** The library's entry is the one file beside the folders. */
const ENTRY = ['advice', 'check', 'rulebase', 'model', 'system'];

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const IMPORT = /^(?:import|export|\}).*? from '([^']+)';|\bimport\('([^']+)'\)/gm;
const importsOf = (file: string) =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(IMPORT)].map(([, fixed, lazy]) => fixed ?? lazy);

/** The files of src/ that one imports, for their types too. */
const targetsOf = (file: string) =>
  importsOf(file).flatMap((target) =>
    target.startsWith('.')
      ? relative(SRC, resolve(dirname(join(SRC, file)), target))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '.ts')
      : [],
  );

const folderOf = (path: string) => (path.includes('/') ? path.split('/')[0] : '');

describe('layers', () => {
  it('covers every folder of src/', () => {
    const folders = [...new Set(files.map(folderOf))].filter((folder) => folder !== '');
    expect(folders.filter((folder) => !LAYERS.some((layer) => layer.folder === folder))).toEqual([]);
  });

  it.each(LAYERS)('$folder imports only what it may: $because', ({ folder, may, packages }) => {
    const wrong = files
      .filter((file) => folderOf(file) === folder)
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => {
            if (!target.startsWith('.'))
              return !packages.some((name) => target === name || (name.endsWith(':') && target.startsWith(name)));
            const to = folderOf(relative(SRC, resolve(dirname(join(SRC, file)), target)).replaceAll('\\', '/'));
            return to !== folder && !may.includes(to);
          })
          .map((target) => `${file} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it.each(DOORS)('$folder is entered by $door alone: $because', ({ folder, door }) => {
    const wrong = files
      .filter((file) => folderOf(file) !== folder)
      .flatMap((file) =>
        targetsOf(file)
          .filter((target) => folderOf(target) === folder && target !== `${folder}/${door}`)
          .map((target) => `${file} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  /** Types included: a reader meets a circle of types as one of code. */
  it('no files of src/ import each other in a circle', () => {
    let left = new Map(files.map((file) => [file, targetsOf(file)]));
    // What imports none of the rest, or is imported by none of it, is in no circle.
    for (let size = Number.POSITIVE_INFINITY; left.size < size; ) {
      size = left.size;
      const within = (targets: readonly string[]) => targets.filter((target) => left.has(target));
      const imported = new Set([...left.values()].flatMap(within));
      left = new Map(
        [...left]
          .map(([file, targets]) => [file, within(targets)] as const)
          .filter(([file, targets]) => {
            return targets.length > 0 && imported.has(file);
          }),
      );
    }
    expect([...left].map(([file, targets]) => `${file} → ${targets.join(', ')}`)).toEqual([]);
  });

  it('the entry of the library imports no terminal', () => {
    const wrong = importsOf('index.ts').filter(
      (target) => target !== 'node:fs' && !ENTRY.includes(target.split('/')[1]),
    );
    expect(wrong).toEqual([]);
  });

  it('no folder holds more than a dozen files', () => {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    // A command is a file, and there are as many as the contract has.
    counts.delete('cli/commands');
    expect([...counts].filter(([, count]) => count > 13)).toEqual([]);
  });
});
