import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/rules-folder.js';
import { run } from '../cli/memory-io.js';
import { textOf } from '../mcp/connected.js';
import { blocksOf, commandsOf, fileOf, programArguments } from '../pages/page.js';

const PAGE = join(ROOT, 'docs/agents.md');
const SKILL = join(ROOT, 'skills/driven/SKILL.md');

/** `UPDATE_PAGES=1` writes down what the server answers now. */
const update = process.env.UPDATE_PAGES === '1';

/** The calls of a conversation: a line `TOOL ARGUMENTS` behind `> `, then what is answered. */
const callsIn = (body: string) =>
  body
    .split(/^> /m)
    .slice(1)
    .map((part) => {
      const [line] = part.split('\n');
      const space = line.indexOf(' ');
      return { line, name: line.slice(0, space), given: JSON.parse(line.slice(space)) as Record<string, unknown> };
    });

describe('docs/agents.md', () => {
  const before = readFileSync(PAGE, 'utf8');

  it('shows what the program answers to the client of the SDK', async () => {
    const client = new Client({ name: 'manual', version: '1' });
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [join(ROOT, 'bin/driven.js'), 'mcp'] }),
    );
    let after = before;
    for (const { info, body } of blocksOf(before)) {
      if (info !== 'mcp') continue;
      const calls = callsIn(body);
      expect(calls.length).toBeGreaterThan(2);
      let text = '';
      for (const { line, name, given } of calls) {
        const { content } = await client.callTool({ name, arguments: given });
        text += `> ${line}\n${textOf(content)}`;
      }
      after = after.replace(`\`\`\`mcp\n${body}\`\`\``, () => `\`\`\`mcp\n${text}\`\`\``);
    }
    await client.close();
    if (update && after !== before) writeFileSync(PAGE, after);
    else expect(before).toBe(after);
  });

  it('names every tool and resource that there is', async () => {
    const client = new Client({ name: 'manual', version: '1' });
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [join(ROOT, 'bin/driven.js'), 'mcp'] }),
    );
    const { tools } = await client.listTools();
    const { resources } = await client.listResources();
    const { prompts } = await client.listPrompts();
    await client.close();
    for (const { name, inputSchema } of tools) {
      const row = before.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
      for (const argument of Object.keys(inputSchema.properties ?? {})) expect(row, name).toContain(`\`${argument}\``);
    }
    for (const name of [...resources.map(({ uri }) => uri), ...prompts.map((prompt) => prompt.name)])
      expect(before).toContain(`\`${name}\``);
  });
});

describe('skills/driven/SKILL.md', () => {
  const text = readFileSync(SKILL, 'utf8');

  it('says in its head what it is for, as skills have it', () => {
    const [, head] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
    const { name, description } = parse(head) as { name: string; description: string };
    expect([name, text.split('\n').length < 100]).toEqual(['driven', true]);
    expect(description).toMatch(/^.{80,1024}$/);
  });

  it('has commands that work, on the files that it shows', async () => {
    const files: Record<string, string> = {};
    let commands = 0;
    for (const block of blocksOf(text)) {
      const name = fileOf(block);
      if (name !== undefined) files[name] = block.body;
      if (block.info !== 'console') continue;
      for (const { argv } of commandsOf(block)) {
        if (argv.includes('old.yaml')) files['old.yaml'] = files['system.yaml'].replace('command', 'event');
        const { status, stdout, stderr } = await run(programArguments(argv) ?? [], { files });
        expect([argv.join(' '), status, stderr.includes('driven:')]).toEqual([
          argv.join(' '),
          argv[1] === 'check' ? 1 : 0,
          false,
        ]);
        expect(stdout).not.toBe('');
        commands++;
      }
    }
    expect(commands).toBeGreaterThan(5);
  });

  it('names criteria, fields and commands that there are', async () => {
    const { stdout } = await run(['advise', '--format', 'json', 'intent=command']);
    const [flow] = (JSON.parse(stdout) as { flows: Record<string, { question: string; values: unknown[] }[]>[] }).flows;
    expect(Object.keys(flow)).toEqual(expect.arrayContaining(['open', 'openForBrokers']));
    expect(Object.keys(flow.open[0])).toEqual(expect.arrayContaining(['question', 'values']));
    for (const [, words] of text.matchAll(/`driven ([a-z]+ [a-z]+)`/g))
      expect([words, (await run(words.split(' '))).status]).toEqual([words, 0]);
  });
});
