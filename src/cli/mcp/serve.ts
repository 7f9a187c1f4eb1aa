import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { openRulebook } from '../../rulebase/open.js';
import { printable } from '../../text/escape.js';
import type { Io } from '../io.js';
import { LineTransport } from './line-transport.js';
import { serverFor } from './server.js';

/** Answers a client on standard input and output until its input ends. @throws UsageError where a pack can't be used */
export async function serve(packs: readonly string[], version: string, io: Io): Promise<void> {
  // Not those of driven.config.yaml: what the server reads, somebody named.
  const rulebook =
    packs.length === 0 ? openRulebook(io.rules()) : await (await import('../rules/packs.js')).packedRulebook(io, packs);
  const transport = new LineTransport(io.channel());
  const onerror = (error: Error) => io.stderr.write(`driven mcp: ${printable(error.message)}\n`);
  serveStdio(() => serverFor(rulebook, version, io), { transport, onerror });
  await transport.closed;
}
