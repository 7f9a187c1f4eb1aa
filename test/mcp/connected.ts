import { PassThrough } from 'node:stream';
import {
  Client,
  type ClientOptions,
  deserializeMessage,
  serializeMessage,
  type Transport,
} from '@modelcontextprotocol/client';
import type { Io } from '../../src/cli/io.js';
import { serve } from '../../src/cli/mcp/serve.js';
import { type Given, worldWith } from '../cli/memory-io.js';

/** Two streams with a server behind them, as a process has them. */
export interface Served {
  readonly input: PassThrough;
  readonly output: PassThrough;
  /** When the server has ended. */
  readonly ended: Promise<void>;
  readonly stderr: () => string;
}

export function served(given: Given = {}, change: Partial<Io> = {}): Served {
  const world = worldWith(given);
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ended = serve([], '0.0.0', { ...world.io, ...change, channel: () => ({ input, output }) });
  return { input, output, ended, stderr: world.stderr };
}

/** The other end of such a connection. */
export class Streams implements Transport {
  onmessage?: Transport['onmessage'];
  onclose?: () => void;
  onerror?: (error: Error) => void;
  private rest = '';

  constructor(private readonly server: Served) {}

  async start(): Promise<void> {
    this.server.output.setEncoding('utf8').on('data', (text: string) => {
      const lines = (this.rest + text).split('\n');
      this.rest = lines.pop() ?? '';
      for (const line of lines) this.onmessage?.(deserializeMessage(line));
    });
  }

  async send(message: Parameters<Transport['send']>[0]): Promise<void> {
    this.server.input.write(serializeMessage(message));
  }

  async close(): Promise<void> {
    this.server.input.end();
    await this.server.ended;
    this.onclose?.();
  }
}

/** A client of the SDK that is connected to a server in memory. */
export async function connected(options: ClientOptions = {}, server: Served = served()): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, options);
  await client.connect(new Streams(server));
  return client;
}

/** What a tool answers as a value; what it could not do is an error. */
export async function answered(client: Client, name: string, given: object): Promise<Record<string, unknown>> {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: { ...given } });
  if (isError === true || structuredContent === undefined) throw new Error(textOf(content));
  return structuredContent as Record<string, unknown>;
}

export function textOf(content: unknown): string {
  return (content as { text: string }[]).map(({ text }) => text).join('');
}
