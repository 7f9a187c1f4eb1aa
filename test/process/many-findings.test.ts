import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';

const FLOWS = 12_000;

/** Arguments lie on the stack: with this little of it (KB), so many findings do not fit into one call. */
const STACK = 80;

it('bears more findings than a call takes arguments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'driven-'));
  try {
    const flows = Array.from({ length: FLOWS }, (_, flow) => `  f${flow}: {to: []}\n`).join('');
    const file = join(folder, 'system.yaml');
    writeFileSync(file, `driven: 1\nsystem: big\nflows:\n${flows}`);
    const args = [`--stack-size=${STACK}`, join(ROOT, 'bin/driven.js'), 'check', file, '--format', 'json'];
    const printed = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
    expect(JSON.parse(printed).summary.warning).toBe(FLOWS);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
