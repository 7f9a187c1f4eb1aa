import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';
import { main } from '../../src/cli/main.js';
import { worldWith } from '../cli/memory-io.js';
import { blocksOf, commandsOf, environmentOf, fileOf, programArguments } from './page.js';

/** `UPDATE_PAGES=1 npm test` writes down what the commands print now. */
const update = process.env.UPDATE_PAGES === '1';

const markdown = (folder: string) =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`)
    : [];
const pages = ['README.md', ...markdown('docs'), ...markdown('test/pages')].filter((page) =>
  existsSync(join(ROOT, page)),
);

/** Files of the checkout that a page may name. */
const shipped = (path: string) => /^(examples|rules|schema)\//.test(path) && existsSync(join(ROOT, path));

describe.each(pages)('%s', (page) => {
  const path = join(ROOT, page);
  const before = readFileSync(path, 'utf8');

  it('does what it says', async () => {
    let after = before;
    const files: Record<string, string> = {};
    for (const block of blocksOf(before)) {
      const name = fileOf(block);
      if (name !== undefined) files[name] = block.body;
      if (block.info !== 'console') continue;
      let body = '';
      for (const { text, argv, expected } of commandsOf(block)) {
        const { env, rest } = environmentOf(argv);
        const given = programArguments(rest);
        if (given === undefined) {
          body += `$ ${text}\n${expected}`;
          continue;
        }
        for (const word of given) if (shipped(word)) files[word] = readFileSync(join(ROOT, word), 'utf8');
        const columns = Number(env.COLUMNS ?? 80);
        const world = worldWith({ files, env, columns });
        const status = await main(given, world.io);
        for (const [written, content] of world.files) files[written] = String(content);
        body += `$ ${text}\n${world.both()}${status === 0 ? '' : `[exit ${status}]\n`}`;
      }
      after = after.replace(`\`\`\`console\n${block.body}\`\`\``, () => `\`\`\`console\n${body}\`\`\``);
    }
    if (update && after !== before) writeFileSync(path, after);
    else expect(before).toBe(after);
  });

  it('shows no command that is not run', () => {
    const unchecked = blocksOf(before)
      .filter(({ info }) => ['sh', 'bash', 'shell'].includes(info))
      .flatMap(({ body }) => body.split('\n'))
      .filter(
        (line) =>
          /^(npx )?driven (advise|check|report|diff|explain|list|schema|rules|init|import)\b/.test(line) &&
          !before.includes(`$ ${line}`),
      );
    expect(unchecked).toEqual([]);
  });
});
