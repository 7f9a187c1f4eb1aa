import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { formatsPage } from '../scripts/formats-page.js';
import { ROOT } from '../scripts/rules-folder.js';
import { FORMATS, type Format } from '../src/cli/formats.js';
import { programFor } from '../src/cli/program.js';
import { ACTION } from './ci/action.js';
import { worldWith } from './cli/memory-io.js';
import { HOSTILE } from './render/hostile-formats.js';

const page = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const ci = page('docs/ci.md');
const readme = page('README.md');

interface Row {
  readonly command: string;
  readonly name: string;
  readonly format: Format<never>;
}
const rows: Row[] = Object.entries(FORMATS).flatMap(([command, formats]) =>
  Object.entries(formats as { readonly [name: string]: Format<never> }).map(([name, format]) => ({
    command,
    name,
    format,
  })),
);
const ofCheck = rows.filter(({ command }) => command === 'check');

/** The formats for which something is missing, each told in a sentence. */
const missing = (list: readonly Row[], has: (row: Row) => boolean, sentence: (row: Row) => string) =>
  list.filter((row) => !has(row)).map(sentence);
const named = ({ command, name }: Row) => `the format \`${name}\` of \`${command}\``;

/** The values of `--format` that the program offers, by command. */
async function offered(): Promise<{ [command: string]: readonly string[] | undefined }> {
  const program = await programFor([], worldWith().io, () => undefined);
  const within = (command: Command, name: string): [string, readonly string[] | undefined][] => {
    const option = command.options.find(({ long }) => long === '--format');
    const below = command.commands.flatMap((each) => within(each, `${name} ${each.name()}`.trim()));
    return [...(option === undefined ? [] : [[name, option.argChoices] as [string, string[]]]), ...below];
  };
  return Object.fromEntries(within(program, ''));
}

describe('the table of formats', () => {
  it('is what the program offers, command by command', async () => {
    const table = Object.fromEntries(
      Object.entries(FORMATS).map(([command, formats]) => [command, Object.keys(formats)]),
    );
    expect(await offered()).toEqual(table);
  });

  it('is in docs/formats.md, which `npm run generate` writes', () => {
    expect(page('docs/formats.md')).toBe(formatsPage());
  });

  it('names each format of check in docs/ci.md, in its first lines and at the input of the action', () => {
    const intro = ci.slice(0, ci.indexOf('\n## '));
    const input = /^\| `format` \|.*$/m.exec(ci)?.[0] ?? '';
    for (const text of [intro, input])
      expect(
        missing(
          ofCheck,
          ({ name }) => text.includes(`\`${name}\``),
          (row) => `${named(row)} is not named in docs/ci.md: add it to "${text.slice(0, 40).trim()}…"`,
        ),
      ).toEqual([]);
  });

  it('shows each format for a CI service in docs/ci.md, as a step to copy', () => {
    const snippets = [...ci.matchAll(/^```(?:yaml|groovy)[^\n]*\n([\s\S]*?)^```/gm)].map(([, body]) => body).join('\n');
    // The action writes SARIF by an input of that name.
    const shown = (name: string) => snippets.includes(`--format ${name}`) || name in ACTION.inputs;
    expect(
      missing(
        ofCheck.filter(({ format }) => format.ci !== undefined),
        ({ name }) => shown(name),
        (row) => `${named(row)} is not shown in docs/ci.md: add a step that uses it, for ${row.format.ci}`,
      ),
    ).toEqual([]);
  });

  it('names each format for a CI service in the README', () => {
    expect(
      missing(
        ofCheck.filter(({ format }) => format.ci !== undefined),
        ({ name }) => readme.includes(`\`${name}\``) || readme.includes(`--format ${name}`),
        (row) => `${named(row)} is not named in README.md: add it under "In CI"`,
      ),
    ).toEqual([]);
  });

  it('names each format of check in action.yml', () => {
    const words = ACTION.inputs.format.description?.match(/[a-z]+/g) ?? [];
    expect(
      missing(
        ofCheck,
        ({ name }) => (words as readonly string[]).includes(name),
        (row) => `${named(row)} is not named in action.yml: add it to the input \`format\``,
      ),
    ).toEqual([]);
  });

  it('has a hostile-text test for each format', () => {
    expect(
      missing(
        rows,
        ({ command, name }) => HOSTILE[command]?.[name] !== undefined,
        (row) => `${named(row)} has no hostile-text test: add it to test/render/hostile-formats.ts`,
      ),
    ).toEqual([]);
  });
});

describe('whatever is in the texts', () => {
  const tried = rows.flatMap(({ command, name }) => {
    const test = HOSTILE[command]?.[name];
    return test === undefined ? [] : [{ command, name, test }];
  });

  it.each(tried)('$command --format $name prints them as text, and the same every time', ({ test }) => test(), 240_000);
});
