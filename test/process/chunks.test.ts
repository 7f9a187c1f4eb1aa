import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';

const folder = join(ROOT, 'dist/chunks');

/** What a chunk is called without the hash of its content. */
const nameOf = (file: string) => file.replace(/-.{8}\.c?js$/, '');

describe('the built program', () => {
  it('loads the library of the protocol for assistants with `mcp` alone', () => {
    const texts = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
    const serving = texts.filter(({ text }) => text.includes('io.modelcontextprotocol'));
    expect(serving.map(({ file }) => nameOf(file))).toEqual(['serving']);
    const users = texts.filter(({ text }) => text.includes(serving[0].file));
    expect(users.map(({ file }) => nameOf(file))).toEqual(['mcp']);
    // Of the validation library the languages of its messages, and of the SDK a JSON Schema validator, are left out.
    expect(serving[0].text.length).toBeLessThan(340_000);
  });

  it.each(['core', 'reading', 'asking', 'checking'])('loads no YAML package with its part "%s"', (part) => {
    const file = readdirSync(folder).find((name) => name.startsWith(`${part}-`)) ?? '';
    // A chunk begins with what it needs from the start; what it may need later is inside a function.
    const [needs] = readFileSync(join(folder, file), 'utf8').split(';');
    expect(needs).toMatch(/^const .*require\(/);
    expect(needs).not.toContain('yaml-');
  });
});
