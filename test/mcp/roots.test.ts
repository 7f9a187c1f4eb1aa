import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, describe, expect, it } from 'vitest';
import { files } from '../../src/cli/process/files.js';
import { connected, served, textOf } from './connected.js';

const SYSTEM =
  'driven: 1\nsystem: shop\nflows:\n  place-order:\n    from: checkout\n    to: [orders]\n    needs: {intent: command}\n';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'driven-roots-')));
const granted = join(top, 'shop');
const beside = join(top, 'shop-old');
const other = join(top, 'Shop');
for (const folder of [granted, beside, join(granted, 'deep')]) mkdirSync(folder, { recursive: true });
mkdirSync(other, { recursive: true });
for (const file of [join(granted, 'system.yaml'), join(granted, 'deep/system.yaml'), join(beside, 'secret.yaml')])
  writeFileSync(file, SYSTEM);
writeFileSync(join(other, 'other.yaml'), SYSTEM);
symlinkSync(join(beside, 'secret.yaml'), join(granted, 'link.yaml'));
symlinkSync(beside, join(granted, 'linked'));
symlinkSync('system.yaml', join(granted, 'inside.yaml'));
symlinkSync(granted, join(top, 'way'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** A client that grants folders, over the real disk. */
async function clientWith(roots: readonly string[] | undefined, mode: 'legacy' | 'auto' = 'legacy'): Promise<Client> {
  const options = { versionNegotiation: { mode }, ...(roots === undefined ? {} : { capabilities: { roots: {} } }) };
  const { Client: Made } = await import('@modelcontextprotocol/client');
  const { Streams } = await import('./connected.js');
  const client = new Made({ name: 'test', version: '1' }, options);
  if (roots !== undefined) client.setRequestHandler('roots/list', () => ({ roots: roots.map((uri) => ({ uri })) }));
  await client.connect(new Streams(served({}, { files })));
  return client;
}

async function checked(client: Client, ...paths: readonly string[]) {
  const { structuredContent, content, isError } = await client.callTool({ name: 'check', arguments: { files: paths } });
  const { findings = [], flows } = (structuredContent ?? {}) as {
    findings?: { rule: string; message: string; file: string }[];
    flows?: number;
  };
  return { flows, isError, text: textOf(content), input: findings.filter(({ rule }) => rule === 'input') };
}

const uri = (path: string) => pathToFileURL(path).href;

describe.each(['legacy', 'auto'] as const)('files of a client that grants a folder (%s)', (mode) => {
  it('are read by name, from there, in full, and as addresses', async () => {
    const client = await clientWith([uri(granted)], mode);
    const names = [
      'system.yaml',
      './deep/../deep/system.yaml',
      join(granted, 'deep/system.yaml'),
      uri(join(granted, 'system.yaml')),
      'inside.yaml',
    ];
    const { flows, input } = await checked(client, ...names);
    expect(input).toEqual([]);
    expect(flows).toBe(names.length);
    await client.close();
  });

  it('are not read where they lie elsewhere, however they are called', async () => {
    const client = await clientWith([uri(granted)], mode);
    const names = [
      '../shop-old/secret.yaml',
      join(beside, 'secret.yaml'),
      `${granted}/../shop-old/secret.yaml`,
      uri(join(beside, 'secret.yaml')),
      'link.yaml',
      'linked/secret.yaml',
      join(other, 'other.yaml'),
      '../Shop/other.yaml',
      relative('/', join(beside, 'secret.yaml')).replace(/^/, '../../../../../../../../'),
      '/etc/passwd',
    ];
    const { flows, input } = await checked(client, ...names);
    expect(flows).toBe(0);
    expect(input.map(({ file }) => file).sort()).toEqual([...names].sort());
    for (const { message } of input)
      expect(message).toMatch(/lies in no folder that may be read|there is no such file/);
    await client.close();
  });
});

describe('what is granted', () => {
  it('is what a link leads to', async () => {
    const client = await clientWith([uri(join(top, 'way'))]);
    expect(
      (await checked(client, 'system.yaml', join(granted, 'system.yaml'), join(top, 'way/system.yaml'))).flows,
    ).toBe(3);
    await client.close();
  });

  it('tells nothing of what is there elsewhere', async () => {
    const client = await clientWith([uri(granted)]);
    const [there, missing] = [join(beside, 'secret.yaml'), join(beside, 'nothing.yaml')];
    const { input } = await checked(client, there, missing);
    expect(new Set(input.map(({ message }) => message)).size).toBe(1);
    await client.close();
  });

  it('is no file, no other host and no folder that is not there', async () => {
    const roots = [uri(join(granted, 'system.yaml')), 'file://host/share', uri(join(top, 'none'))];
    const client = await clientWith(roots);
    const { input } = await checked(client, 'system.yaml', join(granted, 'system.yaml'));
    expect(input.map(({ message }) => message)).toEqual(Array(2).fill(expect.stringContaining('granted no folder')));
    await client.close();
  });

  it('are files, not folders', async () => {
    const client = await clientWith([uri(granted)]);
    const { input } = await checked(client, 'deep', '.');
    expect(input).toHaveLength(2);
    await client.close();
  });

  it('is nothing where the client grants none: it is told to send the text', async () => {
    const client = await clientWith(undefined);
    const { isError, text } = await checked(client, 'system.yaml');
    expect(isError).toBe(true);
    expect(text).toContain('send its content as text');
    await client.close();
  });

  it('is read beside a text, which is called by its argument', async () => {
    const client = await clientWith([uri(granted)]);
    const { structuredContent } = await client.callTool({
      name: 'check',
      arguments: { text: SYSTEM.replace('command', 'comand'), files: ['system.yaml'] },
    });
    const { files: count, findings } = structuredContent as {
      files: number;
      findings: { rule: string; file: string; line: number }[];
    };
    expect(count).toBe(2);
    expect(findings.filter(({ rule }) => rule === 'input')).toMatchObject([{ file: 'text', line: 7 }]);
    await client.close();
  });
});

it('serves a connection without a disk that writes nothing', async () => {
  const written: string[] = [];
  const client = await connected({}, served({}, { files: { ...files, write: (path) => void written.push(path) } }));
  await client.callTool({
    name: 'import',
    arguments: { files: { 'template.yaml': 'Resources: {Q: {Type: "AWS::SQS::Queue"}}' } },
  });
  await client.close();
  expect(written).toEqual([]);
});
