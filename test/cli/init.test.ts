import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { files as disk } from '../../src/cli/process/files.js';
import { run } from './memory-io.js';

const QUEUE = 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}\n';
const SCHEMA = '# yaml-language-server: $schema=./node_modules/driven/schema/system.schema.json\n';

describe('driven init', () => {
  it('starts an empty file with an example, which can be used at once', async () => {
    const { status, stdout, stderr, files } = await run(['init']);
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(
      /^wrote system\.yaml, without a flow yet: no file that deploys lies here\nNext\n {2}driven ask /,
    );
    const text = String(files.get('system.yaml'));
    expect(text.startsWith(`${SCHEMA}driven: 1\nsystem: shop\n`)).toBe(true);
    expect(text).toMatch(/^# {4}needs:$/m);
    const checked = await run(['check', 'system.yaml'], { files: { 'system.yaml': text } });
    expect(checked.status).toBe(0);
    // The example is a flow as it may stand there.
    const shown = text
      .replace('flows: {}\n', '')
      .replace(/^# An entry looks like this:\n/m, 'flows:\n')
      .replace(/^#(?= {2})/gm, '');
    expect(shown).toMatch(/^flows:\n {2}\S/m);
    const described = await run(['advise', 'system.yaml'], { files: { 'system.yaml': shown } });
    expect([described.status, described.stderr]).toEqual([0, '']);
  });

  it('drafts from what deploys below the folder, and from nothing else', async () => {
    const given = {
      'infra/queues.tf': QUEUE,
      'node_modules/x/queues.tf': QUEUE.replaceAll('orders', 'theirs'),
      '.terraform/queues.tf': QUEUE.replaceAll('orders', 'cached'),
      'package.json': '{"name": "shop"}',
      'notes.yaml': 'a: 1\n',
      'charts/templates/a.yaml': 'apiVersion: v1\nkind: {{ .Values.kind }}\n',
    };
    const { status, stderr, files } = await run(['init'], { files: given });
    expect(status).toBe(0);
    expect(stderr).toContain('wrote system.yaml: 1 flow from infra/queues.tf\n');
    expect(stderr).toContain('not read, and `driven import FILE` says why: charts/templates/a.yaml\n');
    const text = String(files.get('system.yaml'));
    expect(text.startsWith(SCHEMA)).toBe(true);
    expect(text).toContain('infra/queues.tf:1');
    expect(text).not.toMatch(/theirs|cached/);
  });

  it.each(['github', 'gitlab'])('writes the step for %s', async (ci) => {
    const { status, stderr, files } = await run(['init', '--ci', ci]);
    expect(status).toBe(0);
    const path = ci === 'github' ? '.github/workflows/driven.yml' : '.gitlab-ci.yml';
    expect(stderr).toContain(`wrote ${path}\n`);
    expect(stderr).not.toContain('init --ci');
    const step = parseDocument(String(files.get(path)));
    expect(step.errors).toEqual([]);
    expect(JSON.stringify(step.toJS())).toContain(`check system.yaml --format ${ci}`);
  });

  it('overwrites nothing, and says what is missing', async () => {
    const given = { 'system.yaml': 'driven: 1\nsystem: s\nflows: {}\n', '.gitlab-ci.yml': 'a: 1\n' };
    const { status, stderr, files } = await run(['init', '--ci', 'gitlab'], { files: given });
    expect(status).toBe(0);
    expect(Object.fromEntries(files)).toEqual(given);
    expect(stderr).toContain('system.yaml is there already, and was left as it is\n');
    expect(stderr).toContain(`put this at its top:\n  ${SCHEMA}`);
    expect(stderr).toContain('.gitlab-ci.yml is there already, and was left as it is; the step would be:\n  #');
    expect(stderr).toContain('  driven:\n    image: node:22\n');
    const told = await run(['init'], { files: { 'system.yaml': `${SCHEMA}${given['system.yaml']}` } });
    expect(told.stderr).not.toContain('yaml-language-server');
  });

  it('finds the root of the repository for the step', async () => {
    const { stderr, files } = await run(['init', '--ci', 'github'], { files: { '../.git': '' } });
    expect(stderr).toContain('wrote ../.github/workflows/driven.yml\n');
    expect(String(files.get('../.github/workflows/driven.yml'))).toContain('check shop/system.yaml --format github');
  });

  it('says nothing with -q', async () => {
    const { stdout, stderr } = await run(['init', '-q']);
    expect([stdout, stderr]).toEqual(['', '']);
  });

  it('makes the folders of the step', () => {
    const folder = mkdtempSync(join(tmpdir(), 'driven-init-'));
    try {
      const path = join(folder, 'a/b');
      disk.makeFolder(path);
      disk.makeFolder(path);
      disk.write(join(path, 'c'), 'x');
      expect(readFileSync(join(path, 'c'), 'utf8')).toBe('x');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
