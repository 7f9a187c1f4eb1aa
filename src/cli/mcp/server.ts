import { McpServer } from '@modelcontextprotocol/server';
import type { Rulebook } from '../../advice/index.js';
import { needsSchema } from '../../reference/needs-schema.js';
import type { Io } from '../io.js';
import { offerPrompts } from './prompts.js';
import { offerResources } from './resources.js';
import { offerTool } from './run-tool.js';
import { TOOLS } from './tools/tools.js';

const INSTRUCTIONS = `Advises whether a flow between services should be message-driven (a queue), event-driven (a log or topic) or hybrid, and with which broker; every claim has a source and a date.
Give what is known and leave out what is not: what is left out is unknown, and the answer says what it could still change. Do not guess needs; ask the person with next_question.
advise for a recommendation, next_question for an interview, check for what is built, compare_brokers and explain for the why, import for infrastructure files, diff for a pull request.
Nothing is written. check reads only files that a call names and that lie in the roots the client grants.`;

/** A server for one connection. */
export function serverFor(rulebook: Rulebook, version: string, io: Io): McpServer {
  const server = new McpServer(
    { name: 'driven', title: 'driven: queue, log or both', version },
    // What is offered never changes while it runs.
    {
      instructions: INSTRUCTIONS,
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: false },
        prompts: { listChanged: false },
      },
    },
  );
  // Once for all tools: a client puts every schema into each conversation.
  const [first, ...others] = TOOLS;
  offerTool(server, first, { rulebook, io, needs: needsSchema(rulebook.base) });
  const needs = needsSchema(rulebook.base, false);
  for (const tool of others) offerTool(server, tool, { rulebook, io, needs });
  offerResources(server, rulebook.base);
  offerPrompts(server);
  return server;
}
