import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';

/** Prints at exit which WebAssembly was compiled. */
const WATCH = `
const compile = WebAssembly.instantiate;
let count = 0;
WebAssembly.instantiate = (...given) => { count++; return compile(...given); };
process.on('exit', () => process.stderr.write('compiled ' + count));`;

describe('the built program', () => {
  it('finds its WebAssembly, and compiles it for HCL alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'driven-import-'));
    const imported = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--require', './watch.cjs', join(ROOT, 'bin/driven.js'), 'import', name],
        { cwd: folder, encoding: 'utf8' },
      );
      return `${stdout}${stderr}`;
    };
    try {
      writeFileSync(join(folder, 'watch.cjs'), WATCH);
      const hcl = imported('main.tf', 'resource "aws_sqs_queue" "mail" {\n  name = "mail"\n}\n');
      expect(hcl).toContain('channel: mail');
      expect(hcl).toMatch(/compiled [1-9]/);
      const yaml = imported('compose.yaml', 'services:\n  k: {image: apache/kafka}\n');
      expect(yaml).toContain('running: [kafka]');
      expect(yaml).toContain('compiled 0');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
