import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** The language server that editors start, over its standard streams, as far as the tests talk to it. */

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Item {
  readonly label: string;
  readonly insertText?: string;
  readonly documentation?: string | { readonly value: string };
}

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

/** No catalogue of schemas is fetched: what a file says itself has to do. */
const SETTINGS: { readonly [section: string]: unknown } = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
};

export class LanguageServer {
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private readonly diagnosed = new Map<string, (found: Diagnostic[]) => void>();
  private buffer = Buffer.alloc(0);
  private asked = 0;
  private opened = 0;

  constructor() {
    const program = require.resolve('yaml-language-server/bin/yaml-language-server');
    this.process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.stdout?.on('data', (chunk: Buffer) => this.read(chunk));
    this.process.on('exit', () => {
      for (const settle of this.waiting.values()) settle({ error: { message: 'the language server ended' } });
    });
  }

  async start(): Promise<void> {
    await this.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {
        workspace: { configuration: true },
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
        },
      },
    });
    this.send({ method: 'initialized', params: {} });
  }

  async stop(): Promise<void> {
    await this.ask('shutdown', null);
    this.send({ method: 'exit', params: null });
  }

  /** Opens a file that need not be there; the problems are those that the server publishes for it. */
  open(path: string, text: string): { readonly uri: string; readonly problems: Promise<Diagnostic[]> } {
    const uri = `${pathToFileURL(path)}.${++this.opened}.yaml`;
    const problems = new Promise<Diagnostic[]>((resolve) => this.diagnosed.set(uri, resolve));
    this.send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return { uri, problems };
  }

  async completions(uri: string, position: Place): Promise<Item[]> {
    const result = (await this.ask('textDocument/completion', { textDocument: { uri }, position })) as {
      items: Item[];
    } | null;
    return result?.items ?? [];
  }

  async hover(uri: string, position: Place): Promise<string> {
    const result = (await this.ask('textDocument/hover', { textDocument: { uri }, position })) as {
      contents: { value: string };
    } | null;
    return result?.contents.value ?? '';
  }

  private ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      this.send({ id, method, params });
    });
  }

  private send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private read(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(this.buffer.toString('latin1', 0, end))?.[1]);
      if (this.buffer.length < end + 4 + length) return;
      const body = this.buffer.toString('utf8', end + 4, end + 4 + length);
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.take(JSON.parse(body));
    }
  }

  private take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.waiting.get(Number(id))?.(message);
      this.waiting.delete(Number(id));
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.diagnosed.get(uri)?.(diagnostics);
    } else if (id !== undefined) {
      const asked = method === 'workspace/configuration' ? (params as { items: { section?: string }[] }).items : [];
      const result = asked.map(({ section }) => SETTINGS[section ?? ''] ?? null);
      this.send({ id, result: method === 'workspace/configuration' ? result : null });
    }
  }
}
