import { Argument, Command } from 'commander';
import { SystemAnalysis } from '../../advice/index.js';
import { asyncApiOf } from '../../export/asyncapi/document.js';
import { printable } from '../../text/escape.js';
import { plural } from '../../text/phrases.js';
import type { Context } from '../context.js';
import { loadSystem } from '../load-system.js';
import { notice } from '../output/notice.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { saveNew } from '../save.js';

interface Options extends RuleOptions {
  readonly output?: string;
  readonly force: boolean;
}

export function exportCommand({ io }: Context): Command {
  return new Command('export')
    .description('the flows over a log or topic as an AsyncAPI 3 document')
    .addArgument(new Argument('<format>', 'what to write').choices(['asyncapi']))
    .argument('[system]', 'SYSTEM.yaml, or - (default system.yaml here)')
    .option('-o, --output <file>', 'write it to a file instead of standard output')
    .option('--force', 'overwrite that file if it exists', false)
    .addOption(rulesOption())
    .action(async (_format: string, path: string | undefined, options: Options, command: Command) => {
      const rulebook = await rulebookFor(io, options);
      const system = await loadSystem(path === undefined ? [] : [path], undefined, rulebook, io);
      const { text, flows, left } = asyncApiOf(new SystemAnalysis(system, rulebook));
      if (options.output === undefined) io.stdout.write(text);
      else saveNew(options.output, text, options.force, io);
      for (const { flow, reason } of left) notice(`left out: ${printable(flow)}: ${printable(reason)}`, io, command);
      const wrote = options.output === undefined ? '' : `wrote ${printable(options.output)}: `;
      notice(`${wrote}${flows} of ${plural(system.flows.length, 'flow')}`, io, command);
    });
}
