import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';

const folder = join(ROOT, 'dist/chunks');

describe('the built program', () => {
  it.each(['core', 'reading', 'asking', 'checking'])('loads no YAML package with its part "%s"', (part) => {
    const file = readdirSync(folder).find((name) => name.startsWith(`${part}-`)) ?? '';
    // A chunk begins with what it needs from the start; what it may need later is inside a function.
    const [needs] = readFileSync(join(folder, file), 'utf8').split(';');
    expect(needs).toMatch(/^const .*require\(/);
    expect(needs).not.toContain('yaml-');
  });
});
