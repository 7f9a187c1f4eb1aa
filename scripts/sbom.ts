import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './rules-folder.js';

interface Bom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly properties?: readonly { readonly name: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/**
 * Prints what is shipped as a CycloneDX SBOM: of all that npm knows of, the packages that are bundled into dist/. npm itself
 * takes them for tools of the developers, as nothing is installed beside this package.
 */
const all = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  }),
) as Bom;

// The build lists what it bundled, each with its licence.
const licences = readFileSync(join(ROOT, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
const bundled = new Set(
  [...licences.matchAll(/^(\S+) (\S+) \([^)]+\)$/gm)].map(([, name, version]) => `${name}@${version}`),
);

const components = all.components
  .filter(({ name, version }) => bundled.has(`${name}@${version}`))
  .map(({ properties = [], ...component }) => ({
    ...component,
    scope: 'required',
    properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development'),
  }));
const missing = [...bundled].filter((id) => !components.some(({ name, version }) => `${name}@${version}` === id));
if (missing.length > 0) throw new Error(`bundled, and not in package-lock.json: ${missing.join(', ')}`);

// npm calls it by the folder that it lies in.
const { name: own } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string };
const metadata = { ...all.metadata, component: { ...all.metadata.component, name: own } };
const root = metadata.component['bom-ref'];
const refs = new Set([...components.map((component) => component['bom-ref']), root]);
const dependencies = all.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
process.stdout.write(`${JSON.stringify({ ...all, metadata, components, dependencies }, null, 2)}\n`);
