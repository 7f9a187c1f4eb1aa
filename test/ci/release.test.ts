import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/rules-folder.js';
import { runScript } from './action.js';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly needs?: string; readonly steps: readonly Step[] }>
  >;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { on, permissions, jobs } = parse(read('.github/workflows/release.yml')) as Workflow;
const { version } = JSON.parse(read('package.json')) as { version: string };

describe('the release workflow', () => {
  const scripts = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

  it('runs on a tag of a version alone, with no more rights than it needs', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.publish.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
    expect(jobs.action).toMatchObject({ needs: 'publish' });
  });

  it('publishes after everything was tested, with provenance and an SBOM', () => {
    const at = (text: string) => scripts.findIndex((script) => script.includes(text));
    expect(at('bash .ci/run')).toBeGreaterThan(-1);
    expect(at('npm run --silent sbom')).toBeGreaterThan(at('bash .ci/run'));
    expect(at('npm publish --provenance')).toBeGreaterThan(at('npm run --silent sbom'));
    expect(jobs.publish.steps.some(({ uses }) => uses?.startsWith('actions/attest-sbom@'))).toBe(true);
  });

  it('puts no expression into the text of a script', () => {
    for (const script of scripts) expect(script).not.toContain('${{'.slice(0, 3));
  });

  it('tries the action of the tag in a folder of its own', () => {
    const used = jobs.action.steps.find(({ uses }) => uses?.startsWith('./'));
    expect(used).toMatchObject({ uses: './action', with: { 'working-directory': 'clean' } });
  });
});

describe('a tag', () => {
  const check = jobs.publish.steps.find(({ id }) => id === 'version')?.run ?? '';
  const files = {
    'package.json': '{"version":"1.2.3"}',
    'package-lock.json': '{"version":"1.2.3"}',
    'action.yml': 'inputs:\n  version:\n    default: 1.2.3\n',
    'CHANGELOG.md':
      '# Changelog\n\n## Unreleased\n\n- later\n\n## 1.2.3 - 2026-12-01\n\n### Added\n\n- this\n\n## 1.2.2\n\n- before\n',
  };
  const tag = (changed: object, name = 'v1.2.3') =>
    runScript(check, { ...files, ...changed }, { GITHUB_REF_NAME: name });

  it('is released with its part of the changelog', () => {
    const { status, outputs, written, stderr } = tag({});
    expect([status, outputs, stderr]).toEqual([0, { version: '1.2.3' }, '']);
    expect(written['release-notes.md'].trim()).toBe('### Added\n\n- this');
  });

  it.each([
    ['package.json', { 'package.json': '{"version":"1.2.4"}' }],
    ['package-lock.json', { 'package-lock.json': '{"version":"1.2.2"}' }],
    ['action.yml', { 'action.yml': 'inputs:\n  version:\n    default: 1.2.30\n' }],
    ['CHANGELOG.md', { 'CHANGELOG.md': '# Changelog\n\n## Unreleased\n\n- later\n' }],
  ])('is refused where %s does not know it', (name, changed) => {
    const { status, stdout } = tag(changed);
    expect(status).toBe(1);
    expect(stdout).toContain(`::error title=release::${name}`);
  });
});

describe('the changelog', () => {
  const changelog = read('CHANGELOG.md');

  it('begins with what is not released, and names versions with their day', () => {
    const [first, ...released] = [...changelog.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(first).toBe('Unreleased');
    for (const title of released) expect(title).toMatch(/^\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d$/);
  });

  it('says of no version that it is published that is not', () => {
    // The version of package.json is the next one until the changelog has it.
    const isReleased = changelog.includes(`\n## ${version} - `);
    if (!isReleased) expect(changelog).not.toMatch(/^## \d/m);
    expect(read('README.md')).not.toMatch(/npmjs\.com|img\.shields\.io|npm (?:i|install) (?:-\S+ )*driven/);
  });
});

describe('the container file', () => {
  const text = read('Dockerfile');

  it('runs a Node that the package takes, not as root', () => {
    const images = [...text.matchAll(/^FROM node:(\d+)-alpine/gm)].map(([, major]) => Number(major));
    expect(images).toHaveLength(2);
    for (const major of images) expect(major).toBeGreaterThanOrEqual(20);
    expect(text).toMatch(/^USER node$/m);
    expect(text).toMatch(/^ENTRYPOINT \["driven"\]$/m);
  });

  it('is built from the checkout alone', () => {
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['node_modules', 'dist', '.git']));
  });
});
