import { Command } from 'commander';
import type { Context } from '../context.js';
import { notice } from '../output/notice.js';
import { type RuleOptions, rulesOption } from '../rules/rulebook.js';

export function mcpCommand({ io }: Context): Command {
  return new Command('mcp')
    .description('a server for assistants (Model Context Protocol) on standard input and output')
    .addOption(rulesOption())
    .addHelpText(
      'after',
      `
A client starts it and talks to it; it ends with its input. It writes no file, and
reads only files that a call names and that lie in the folders the client granted.

Tools: advise, next_question, check, explain, compare_brokers, import, diff.`,
    )
    .action(async (options: RuleOptions, command: Command) => {
      if (io.inputIsTerminal)
        notice(
          'a client for assistants starts this; it waits for messages on standard input, and Ctrl-D ends it',
          io,
          command,
        );
      const { serve } = await import('../mcp/serve.js');
      await serve(options.rules ?? [], command.parent?.version() ?? '', io);
    });
}
