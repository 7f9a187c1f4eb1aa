import { describe, expect, it } from 'vitest';
import { Lines } from '../../src/cli/mcp/lines.js';
import { run } from '../cli/memory-io.js';
import { answered, connected, served } from './connected.js';

interface Message {
  id?: number | string | null;
  result?: Record<string, unknown>;
  error?: { code: number; message: string };
}

const request = (id: number | string, method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });
const opening = (protocolVersion = '2025-11-25') =>
  request(1, 'initialize', { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } });
const INITIALIZED = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' });
const call = (id: number | string, name: string, args: object) => request(id, 'tools/call', { name, arguments: args });

/** What `driven mcp` answers to an input, which ends after it. */
async function answersTo(...lines: string[]): Promise<Message[]> {
  const { status, stdout } = await run(['mcp'], { input: lines.join('\n') });
  expect(status).toBe(0);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Message);
}

const withId = (messages: readonly Message[], id: Message['id']) => messages.filter((message) => message.id === id);

describe('the opening', () => {
  it.each(['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'])('speaks version %s', async (version) => {
    const [{ result }] = await answersTo(opening(version));
    expect(result).toMatchObject({
      protocolVersion: version,
      capabilities: { tools: {}, resources: {}, prompts: {} },
      serverInfo: { name: 'driven', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      instructions: expect.stringContaining('next_question'),
    });
  });

  it('offers its newest version for one that is not known', async () => {
    const [{ result }] = await answersTo(opening('1999-01-01'));
    expect(result?.protocolVersion).toBe('2025-11-25');
  });

  it.each(['legacy', 'auto'] as const)('serves a client that negotiates in mode %s', async (mode) => {
    const client = await connected({ versionNegotiation: { mode } });
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('advise');
    expect(await answered(client, 'explain', { id: 'kafka' })).toMatchObject({ id: 'kafka', kind: 'broker' });
    await client.close();
  });
});

describe('lines that are no messages', () => {
  it.each([
    ['not json', -32700, null],
    ['{"jsonrpc":"2.0","id":7,', -32700, null],
    ['[]', -32600, null],
    ['[{"jsonrpc":"2.0","id":7,"method":"ping"}]', -32600, null],
    ['"ping"', -32600, null],
    ['{"jsonrpc":"1.0","id":7,"method":"ping"}', -32600, 7],
    ['{"jsonrpc":"2.0","id":"a"}', -32600, 'a'],
    ['{"jsonrpc":"2.0","id":{},"method":"ping"}', -32600, null],
    [request(7, 'no/such'), -32601, 7],
    [request(7, 'tools/call', { name: 'no_such' }), -32602, 7],
    [request(7, 'tools/call', { arguments: {} }), -32602, 7],
    [request(7, 'resources/read', { uri: 'driven://brokers/no-such' }), -32602, 7],
    [request(7, 'prompts/get', { name: 'no_such' }), -32602, 7],
  ])('answers %s with %d', async (line, code, id) => {
    const answers = await answersTo(opening(), INITIALIZED, line, '', '  ', request(9, 'ping'));
    expect(withId(answers, id).map(({ error }) => error?.code)).toEqual([code]);
    expect(withId(answers, 9)).toEqual([{ jsonrpc: '2.0', id: 9, result: {} }]);
    expect(answers).toHaveLength(3);
  });

  it('answers bytes that are no UTF-8', async () => {
    const server = served();
    const lines: string[] = [];
    server.output.on('data', (chunk) => lines.push(String(chunk)));
    server.input.end(Buffer.from([0x22, 0xff, 0x22, 0x0a]));
    await server.ended;
    expect(JSON.parse(lines.join(''))).toMatchObject({ id: null, error: { code: -32700 } });
  });

  it('takes a message in pieces, at any byte', async () => {
    const server = served();
    const lines: string[] = [];
    server.output.on('data', (chunk) => lines.push(String(chunk)));
    const text = `${opening()}\r\n${INITIALIZED}\n${call('é', 'explain', { id: 'nothing ☃' })}\n`;
    for (const byte of Buffer.from(text)) server.input.write(Buffer.from([byte]));
    server.input.end();
    await server.ended;
    const [, second] = lines.join('').trim().split('\n');
    expect(JSON.parse(second)).toMatchObject({
      id: 'é',
      result: { isError: true, content: [{ text: expect.stringContaining('☃') }] },
    });
  });
});

describe('the end', () => {
  it('comes with the end of the input, after what is owed, with a last line that is not ended', async () => {
    const answers = await answersTo(
      opening(),
      INITIALIZED,
      ...[2, 3, 4].map((id) => call(id, 'advise', { needs: { intent: 'command' } })),
    );
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4]);
  });

  it('comes at once where nothing was said', async () => {
    expect(await answersTo('')).toEqual([]);
  });

  it('is no failure where the client reads no more', async () => {
    const server = served();
    server.input.write(`${opening()}\n${INITIALIZED}\n${call(2, 'advise', {})}\n`);
    server.output.destroy(new Error('EPIPE'));
    await server.ended;
    expect(server.stderr()).toBe('');
  });

  it('leaves no call waiting for a client that can answer no more', async () => {
    const client = {
      protocolVersion: '2025-11-25',
      capabilities: { roots: {} },
      clientInfo: { name: 't', version: '1' },
    };
    const answers = await answersTo(
      request(1, 'initialize', client),
      INITIALIZED,
      call(2, 'check', { files: ['system.yaml'] }),
    );
    expect(withId(answers, 2).map(({ result }) => result)).toEqual([expect.objectContaining({ isError: true })]);
  });
});

describe('a message that is too long', () => {
  it('is answered and passed over, in as little memory as it takes to know', () => {
    const taken: (string | 'too long')[] = [];
    const lines = new Lines(10, (line) => taken.push(line === 'too long' ? line : String(line)));
    for (const part of ['12345', '67890', '1', '2345678901234567890\nnext\n', '1234567890\n', '\n', 'last'])
      lines.add(Buffer.from(part));
    lines.end();
    expect(taken).toEqual(['too long', 'next', '1234567890', 'last']);
  });
});

describe('cancellation', () => {
  it('takes a call back that has not begun, and answers those around it', async () => {
    const answers = await answersTo(
      opening(),
      INITIALIZED,
      ...[2, 3, 4].map((id) => call(id, 'next_question', {})),
      JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 3, reason: 'test' } }),
    );
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 4]);
  });

  it('ends a call between the flows of a large description', async () => {
    const flows = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [
        `flow-${index}`,
        { from: 'a', to: ['b'], needs: { intent: 'command', throughput: `${index + 1}/s` } },
      ]),
    );
    const text = JSON.stringify({ driven: 1, system: 'large', flows });
    const client = await connected();
    const stop = new AbortController();
    const large = client.callTool({ name: 'advise', arguments: { text } }, { signal: stop.signal });
    const refused = expect(large).rejects.toThrow();
    const small = answered(client, 'explain', { id: 'kafka' }).then(() => 'answered');
    expect(
      await Promise.race([
        small,
        large.then(
          () => 'large',
          () => 'large',
        ),
      ]),
    ).toBe('answered');
    stop.abort();
    await refused;
    expect(await answered(client, 'explain', { id: 'sqs-fifo' })).toMatchObject({ id: 'sqs-fifo' });
    await client.close();
  });
});
