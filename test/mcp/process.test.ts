import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';

const OPENING = `${JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
})}\n`;
const call = (id: number) =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'advise', arguments: {} } })}\n`;

const started = () =>
  spawn(process.execPath, [join(ROOT, 'bin/driven.js'), 'mcp'], { stdio: ['pipe', 'pipe', 'pipe'] });

describe('the process of `driven mcp`', () => {
  it('answers while its input stays open, and ends with it', async () => {
    const server = started();
    server.stdin.write(OPENING);
    const [first] = await once(server.stdout, 'data');
    expect(JSON.parse(String(first))).toMatchObject({ id: 1, result: { serverInfo: { name: 'driven' } } });
    server.stdin.end();
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  it('ends without an error where the client goes away in the middle of an answer', async () => {
    const server = started();
    const errors: string[] = [];
    server.stderr.on('data', (text) => errors.push(String(text)));
    server.stdin.on('error', () => {});
    server.stdin.write(OPENING);
    await once(server.stdout, 'data');
    server.stdout.destroy();
    server.stdin.write([2, 3, 4].map(call).join(''));
    expect(await once(server, 'exit')).toEqual([0, null]);
    expect(errors.join('')).toBe('');
  });

  it('answers all that it was asked, however much that is, to a client that reads slowly', async () => {
    const server = started();
    server.stdin.end(OPENING + Array.from({ length: 20 }, (_, index) => call(index + 2)).join(''));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    let text = '';
    for await (const part of server.stdout.setEncoding('utf8')) text += part;
    const ids = text
      .split('\n')
      .slice(0, -1)
      .map((line) => (JSON.parse(line) as { id: number }).id);
    expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(text.length).toBeGreaterThan(500_000);
  });

  it('says what is wrong with a pack, and does not start', async () => {
    const server = spawn(process.execPath, [join(ROOT, 'bin/driven.js'), 'mcp', '--rules', 'no-such.yaml']);
    let errors = '';
    server.stderr.on('data', (text) => {
      errors += String(text);
    });
    expect(await once(server, 'exit')).toEqual([2, null]);
    expect(errors).toMatch(/^no-such\.yaml:1:1: error: there is no such file/);
  });
});
