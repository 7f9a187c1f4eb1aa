import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';

it('the script in the manual is the one that is tested', () => {
  const page = readFileSync(join(ROOT, 'docs/scripting.md'), 'utf8');
  expect(page).toContain(readFileSync(join(ROOT, 'test/cli/ask/interview.mjs'), 'utf8'));
});
