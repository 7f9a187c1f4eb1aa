import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';
import { ACTION, actAs } from './action.js';

interface Manifest {
  readonly version: string;
  readonly files: readonly string[];
  readonly [key: string]: unknown;
}

/** The package as it would be published, unpacked where nothing else is. */
let clean: string;
let tarball: string;
let installed: string;
beforeAll(() => {
  clean = mkdtempSync(join(tmpdir(), 'driven-package-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', clean], { cwd: ROOT });
  const [name] = readdirSync(clean);
  tarball = join(clean, name);
  execFileSync('tar', ['-xzf', tarball, '-C', clean]);
  installed = join(clean, 'node_modules/driven');
  mkdirSync(join(clean, 'node_modules'));
  renameSync(join(clean, 'package'), installed);
});
afterAll(() => rmSync(clean, { recursive: true, force: true }));

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

describe('the package', () => {
  it('is described for those who look for it', () => {
    for (const key of [
      'description',
      'keywords',
      'license',
      'homepage',
      'bugs',
      'repository',
      'engines',
      'bin',
      'exports',
    ])
      expect(manifest[key], key).toBeTruthy();
    expect(manifest.dependencies).toBeUndefined();
  });

  it('holds what it names, and nothing of the workshop', () => {
    for (const file of [
      ...manifest.files.filter((file) => !file.includes('*')),
      'examples/shop/system.yaml',
      'README.md',
      'LICENSE',
      'dist/THIRD-PARTY-LICENSES.txt',
      'skills/driven/SKILL.md',
    ])
      expect(existsSync(join(installed, file)), file).toBe(true);
    for (const folder of ['src', 'test', 'scripts', 'bench', '.ci', '.github'])
      expect(existsSync(join(installed, folder)), folder).toBe(false);
  });

  it('is clean by publint', async () => {
    const { messages } = await publint({ pkgDir: installed, level: 'suggestion', strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it('has the types that it says it has, for those who import it', () => {
    const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const { status, stdout } = spawnSync(process.execPath, [attw, tarball, '--profile', 'esm-only', '--no-emoji'], {
      encoding: 'utf8',
    });
    expect(status, stdout).toBe(0);
  });

  it('works where nothing else is installed', () => {
    cpSync(join(ROOT, 'examples/shop/system.yaml'), join(clean, 'system.yaml'));
    const driven = (args: readonly string[], input = '') =>
      spawnSync(process.execPath, [join(installed, 'bin/driven.js'), ...args], { cwd: clean, encoding: 'utf8', input });
    expect(driven(['--version']).stdout).toBe(`${manifest.version}\n`);
    expect(driven(['check']).status).toBe(0);
    const request = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'explain', arguments: { id: 'kafka' } },
    };
    const { status, stdout, stderr } = driven(['mcp'], `${JSON.stringify(request)}\n`);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, result: { structuredContent: { id: 'kafka' } } });
    const library = `import { loadRules } from 'driven'; import { start } from 'driven/engine'; console.log(loadRules().base.criteria.length > 0, typeof start)`;
    const imported = spawnSync(process.execPath, ['--input-type=module', '-e', library], {
      cwd: clean,
      encoding: 'utf8',
    });
    expect(imported.stdout).toBe('true function\n');
  });

  it('is what the action of its tag runs, on a repository of others', () => {
    const program = join(installed, 'bin/driven.js');
    const faulty =
      'driven: 1\nsystem: shop\nflows:\n  pay:\n    needs: {replay: history}\n    uses: {style: message-driven}\n';
    const found = actAs(ACTION, program, { 'system.yaml': faulty }, { sarif: 'out/driven.sarif' });
    expect([found.status, found.outputs]).toEqual([1, { status: '1', sarif: './out/driven.sarif' }]);
    expect(found.stdout).toMatch(/^::error file=system\.yaml,line=6,/m);
    expect(JSON.parse(found.written['out/driven.sarif']).version).toBe('2.1.0');
    const sound = actAs(ACTION, program, { 'system.yaml': faulty.replace('message-driven', 'event-driven') }, {});
    expect([sound.status, sound.stderr]).toEqual([0, '']);
  });
});

describe('the SBOM', () => {
  it('lists what is bundled, with versions, licences and hashes, and nothing else', () => {
    const bom = JSON.parse(
      execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/sbom.ts'], {
        cwd: ROOT,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      }),
    );
    expect([bom.bomFormat, bom.metadata.component.name, bom.metadata.component.version]).toEqual([
      'CycloneDX',
      'driven',
      manifest.version,
    ]);
    const shipped = readFileSync(join(installed, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const named = (bom.components as { name: string; version: string; licenses: unknown[]; hashes: unknown[] }[]).map(
      (component) => {
        expect([component.name, component.licenses.length, component.hashes.length]).toEqual([component.name, 1, 1]);
        return `${component.name} ${component.version}`;
      },
    );
    expect(named).toEqual(
      expect.arrayContaining([
        '@modelcontextprotocol/server 2.4.0',
        expect.stringMatching(/^zod /),
        expect.stringMatching(/^yaml /),
      ]),
    );
    for (const id of named) expect(shipped).toContain(`${id} (`);
    expect(named.some((id) => /^(vitest|typescript|@modelcontextprotocol\/client) /.test(id))).toBe(false);
  });
});
