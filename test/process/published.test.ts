import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { installedSize } from '../../bench/size.js';
import { ROOT } from '../../scripts/rules-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'driven-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('what is published is all that the program and the library need, with a rule pack, too', () => {
  const home = join(folder, 'node_modules/driven');
  for (const { path } of installedSize().files) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    copyFileSync(join(ROOT, path), join(home, path));
  }
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write('pack.yaml', 'driven-pack: 1\noverride: {rules: {replay-histor: {strength: slight}}}\n');
  write('template.yaml', 'Resources:\n  q: {Type: AWS::SQS::Queue}\n');
  write('main.tf', 'resource "aws_sqs_queue" "q" {}\n');
  write('system.yaml', 'driven: 1\nsystem: s\nflows:\n  q: {from: a, uses: {broker: sqs-standard}}\n');
  const driven = (...args: string[]) =>
    spawnSync(process.execPath, [join(home, 'bin/driven.js'), ...args], { cwd: folder, encoding: 'utf8' });
  expect(driven('check', 'system.yaml', '--deployed', 'template.yaml', '--deployed', 'main.tf').status).toBe(0);
  expect(driven('advise').stdout).toContain('q');
  expect(driven('check', 'system.yaml', '--rules', 'pack.yaml').stdout).toContain('Did you mean `replay-history`?');
  expect(driven('rules', 'verify').status).toBe(0);
  write(
    'library.mjs',
    "import { check, loadRules, parseSystem } from 'driven';\nconst rules = loadRules([{ path: 'p.yaml', text: 'driven-pack: 1\\n' }]);\nconsole.log(check(parseSystem('driven: 1\\nsystem: s\\nflows: {}\\n', rules).system, rules).map(({ rule }) => rule).join());\n",
  );
  expect(execFileSync(process.execPath, ['library.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('flows-unknown\n');
}, 120_000);
