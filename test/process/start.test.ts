import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';

it('npm start without a terminal advises on the bundled example, as the README says', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(scripts.start).toBe('node scripts/start.js');
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('\nnpm ci && npm start\n');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/start.js')], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^shop: /);
});
