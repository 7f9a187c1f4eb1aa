import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { Rulebook } from '../../advice/index.js';
import { findingJson } from '../../render/finding-json.js';
import { afresh } from '../../rulebase/open.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import type { Root } from './granted-files.js';
import { answerSchema, argumentsOf, type Schema } from './input/fields.js';
import type { AnyTool, Call } from './tools/tool.js';

/** What all tools of a connection work with. */
export interface Setting {
  readonly rulebook: Rulebook;
  readonly io: Io;
  /** The schema of needs. */
  readonly needs: Schema;
}

/** The folders that the client grants have to be asked for before the call can go on. */
class RootsWanted extends Error {}

const ROOTS = 'roots';

/** Puts a tool into the server. */
export function offerTool(server: McpServer, tool: AnyTool, { rulebook, io, needs }: Setting): void {
  const { name, title, description, fields, answer } = tool;
  server.registerTool(
    name,
    {
      title,
      description,
      inputSchema: argumentsOf(fields, needs),
      outputSchema: answerSchema(answer),
      annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    (given, context) => run(tool, given, { rulebook: afresh(rulebook), io, ...opportunities(server, context) }),
  );
}

async function run(tool: AnyTool, given: unknown, call: Call): Promise<CallToolResult | InputRequiredResult> {
  try {
    // Calls that were cancelled while others ran are not begun.
    await call.turn();
    const { value, text } = await tool.run(given, call);
    return { content: [{ type: 'text', text }], structuredContent: { ...value } };
  } catch (error) {
    if (error instanceof RootsWanted) return inputRequired({ inputRequests: { [ROOTS]: inputRequired.listRoots() } });
    if (!(error instanceof UsageError)) throw error;
    const problems = error.findings.map(findingJson);
    return {
      isError: true,
      content: [{ type: 'text', text: error.message }],
      ...(problems.length === 0 ? {} : { structuredContent: { driven: 1, problems } }),
    };
  }
}

/** What a call may ask of its connection. */
function opportunities(server: McpServer, { mcpReq }: ServerContext): Pick<Call, 'roots' | 'turn'> {
  return {
    roots: () => grantedBy(server, mcpReq),
    turn: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      mcpReq.signal.throwIfAborted();
    },
  };
}

/** The folders that the client granted with this call. @throws RootsWanted where it has not been asked yet */
function grantedBy(
  server: McpServer,
  { envelope, inputResponses }: ServerContext['mcpReq'],
): readonly Root[] | undefined {
  const answered = inputResponse(inputResponses, ROOTS);
  // Nobody has checked them.
  if (answered.kind === 'roots') return answered.roots.filter((root) => typeof root?.uri === 'string');
  // Of a connection that was opened the old way, the client said it once for all.
  const said: Readonly<Record<string, unknown>> = envelope ?? {};
  const can = (said[CLIENT_CAPABILITIES_META_KEY] ?? server.server.getClientCapabilities()) as
    | ClientCapabilities
    | undefined;
  if (can?.roots === undefined) return undefined;
  throw new RootsWanted();
}
