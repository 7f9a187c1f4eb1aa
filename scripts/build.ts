import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'rolldown';
import { storeRules } from '../src/rulebase/stored.js';
import { storeFiles } from '../src/rulebase/stored-files.js';
import { buildInputs, INPUTS_FILE } from './build-inputs.js';
import { CHUNK_GROUPS } from './chunks.js';
import { keepReachable } from './declarations.js';
import { ROOT, rulesFolder, shippedRulesOrExit } from './rules-folder.js';

/** Builds dist/: the program as CommonJS chunks, the library as modules, the rules as JSON. */
const dist = join(ROOT, `.dist-${process.pid}`);
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

// Read before anything is made: what is edited meanwhile is not in it.
const inputs = buildInputs();
const require = createRequire(import.meta.url);
const WASM = [
  require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
  require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
];

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
// A build that fails leaves nothing behind.
process.on('exit', () => rmSync(dist, { recursive: true, force: true }));
for (const [file, text] of Object.entries(storeRules(shippedRulesOrExit().compiled)))
  writeFileSync(join(dist, file), text);
// What rule packs are put into; no command reads it without a pack, so that it may take its time.
const ruleFiles = Buffer.from(JSON.stringify(storeFiles(rulesFolder())));
const level = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS },
};
writeFileSync(join(dist, 'rule-files.json.br'), brotliCompressSync(ruleFiles, level));

// What parses HCL is WebAssembly; nothing of it is loaded but by the chunk that reads it.
for (const file of WASM) copyFileSync(file, join(dist, basename(file)));

const options = {
  platform: 'node' as const,
  transform: { define: { VERSION: JSON.stringify(version) } },
  logLevel: 'warn' as const,
  // What web-tree-sitter's glue could evaluate, a grammar would have to bring along; this one brings none.
  checks: { eval: false },
};
const program = await build({
  ...options,
  input: { start: join(ROOT, 'src/cli/start.ts') },
  resolve: {
    alias: {
      'node:child_process': join(ROOT, 'scripts/no-child-process.ts'),
      '@modelcontextprotocol/server/_shims': join(ROOT, 'scripts/no-schema-validator.ts'),
    },
  },
  output: {
    dir: dist,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: true,
    codeSplitting: { groups: CHUNK_GROUPS },
  },
});
const library = await build({
  ...options,
  input: { index: join(ROOT, 'src/index.ts'), engine: join(ROOT, 'src/engine/index.ts') },
  output: {
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: true,
  },
});
execFileSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    '--project',
    join(ROOT, 'tsconfig.build.json'),
    '--outDir',
    join(dist, 'types'),
  ],
  { stdio: 'inherit' },
);

// Of the declarations, those that the library's own lead to.
keepReachable(join(dist, 'types'), ['index.d.ts', 'engine/index.d.ts']);

// What is bundled is passed on, so its licences are too.
const modules = [program, library].flatMap(({ output }) =>
  output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : [])),
);
const packages = new Set(
  [...modules, ...WASM].flatMap(
    (id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0] ?? [],
  ),
);
/** Packages by their licence: many share one to the letter. */
const byLicence = new Map<string, string[]>();
for (const folder of [...packages].sort()) {
  const {
    name,
    version: of,
    license,
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  byLicence.set(text, [...(byLicence.get(text) ?? []), `${name} ${of} (${license})`]);
}
const licences = [...byLicence].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));

// Last, because it runs the program: its parts as compiled code, for this version of Node.
execFileSync(process.execPath, [join(ROOT, 'scripts/keep-code.cjs'), dist], { stdio: ['ignore', 'ignore', 'inherit'] });
writeFileSync(join(dist, INPUTS_FILE), inputs);

// In one move, so that nobody meets half a build.
rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
renameSync(dist, join(ROOT, 'dist'));
