import {
  isJSONRPCErrorResponse,
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  ProtocolErrorCode,
  type RequestId,
  type Transport,
} from '@modelcontextprotocol/server';
import { jsonLine } from '../../text/json.js';
import type { Channel } from '../io.js';
import { Lines } from './lines.js';

/** Longest message: a text of the largest size that a file may have, with every other character escaped. */
const LONGEST = 64 * 1024 * 1024;

/** Is answered only when the connection ends. */
const UNTIL_THE_END = 'subscriptions/listen';

/**
 * A message a line over two streams. Other than the one that comes with the SDK it answers lines that are no messages, and
 * when the input ends it first sends what is still owed.
 */
export class LineTransport implements Transport {
  onmessage?: Transport['onmessage'];
  onclose?: () => void;
  onerror?: (error: Error) => void;
  /** When the connection is closed, whoever closed it. */
  readonly closed: Promise<void>;
  /** Requests of the client that have no answer yet. */
  private readonly owed = new Set<RequestId>();
  /** Requests to the client that have no answer yet. */
  private readonly asked = new Set<RequestId>();
  private readonly lines: Lines;
  private hasEnded = false;
  private isClosed = false;
  private tellClosed = () => {};

  constructor(
    private readonly channel: Channel,
    longest = LONGEST,
  ) {
    this.lines = new Lines(longest, (line) => this.receive(line));
    this.closed = new Promise((resolve) => {
      this.tellClosed = resolve;
    });
  }

  async start(): Promise<void> {
    const { input, output } = this.channel;
    input.on('data', this.read);
    input.on('end', this.end);
    input.on('close', this.end);
    input.on('error', this.end);
    output.on('drain', this.resume);
    // Nobody reads any more.
    output.on('error', this.lost);
    output.on('close', this.lost);
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (this.isClosed) return;
    if (isJSONRPCRequest(message)) {
      // What the client is asked after its end, it can't answer any more.
      if (this.hasEnded) {
        queueMicrotask(() => this.unanswered(message.id));
        return;
      }
      this.asked.add(message.id);
    }
    this.write(message);
    if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) this.settle(message.id);
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    const { input, output } = this.channel;
    input.off('data', this.read);
    input.off('end', this.end);
    input.off('close', this.end);
    output.off('drain', this.resume);
    // An error that comes later would end the process; `lost` does nothing any more.
    input.pause();
    this.onclose?.();
    this.tellClosed();
  }

  private readonly read = (chunk: Buffer | string) => {
    this.lines.add(Buffer.from(chunk));
    if (this.isClosed) return;
    // Who asks faster than he reads waits.
    if ('writableNeedDrain' in this.channel.output && this.channel.output.writableNeedDrain) this.channel.input.pause();
  };

  private readonly resume = () => {
    if (!this.hasEnded) this.channel.input.resume();
  };

  private readonly lost = () => {
    void this.close();
  };

  private readonly end = () => {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.lines.end();
    for (const id of this.asked) this.unanswered(id);
    this.asked.clear();
    if (this.owed.size === 0) void this.close();
  };

  private unanswered(id: RequestId): void {
    this.onmessage?.({ jsonrpc: '2.0', id, error: { code: -32000, message: 'the input has ended' } });
  }

  private settle(id: RequestId | undefined): void {
    if (id !== undefined) this.owed.delete(id);
    if (this.hasEnded && this.owed.size === 0) void this.close();
  }

  private receive(line: Buffer | 'too long'): void {
    if (this.isClosed) return;
    if (line === 'too long') {
      this.refuse(ProtocolErrorCode.InvalidRequest, 'Invalid Request: the message is too long', null);
      return;
    }
    let value: unknown;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(line);
      if (text.trim() === '') return;
      value = JSON.parse(text);
    } catch (error) {
      this.refuse(ProtocolErrorCode.ParseError, `Parse error: ${error instanceof Error ? error.message : ''}`, null);
      return;
    }
    if (isJSONRPCRequest(value)) {
      if (value.method !== UNTIL_THE_END) this.owed.add(value.id);
      this.onmessage?.(value);
    } else if (isJSONRPCNotification(value)) {
      // A cancelled request gets no answer.
      const cancelled = value.method === 'notifications/cancelled' ? value.params?.requestId : undefined;
      this.onmessage?.(value);
      if (typeof cancelled === 'string' || typeof cancelled === 'number') this.settle(cancelled);
    } else if (isJSONRPCResultResponse(value) || isJSONRPCErrorResponse(value)) {
      if (value.id !== undefined) this.asked.delete(value.id);
      this.onmessage?.(value);
    } else {
      this.refuse(
        ProtocolErrorCode.InvalidRequest,
        'Invalid Request: no request, notification or response',
        idOf(value),
      );
    }
  }

  private refuse(code: number, message: string, id: RequestId | null): void {
    this.write({ jsonrpc: '2.0', id, error: { code, message } });
  }

  private write(message: unknown): void {
    this.channel.output.write(jsonLine(message));
  }
}

/** The id of something that is no request, where it has one that an answer can bear. */
function idOf(value: unknown): RequestId | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || Number.isInteger(id) ? (id as RequestId) : null;
}
