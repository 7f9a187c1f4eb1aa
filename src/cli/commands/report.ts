import { Command, Option } from 'commander';
import { advise, SystemAnalysis } from '../../advice/index.js';
import { adviceJson } from '../../render/advice-json.js';
import type { Context } from '../context.js';
import { loadSystem } from '../load-system.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { saveNew } from '../save.js';

export function reportCommand({ io }: Context): Command {
  return new Command('report')
    .description('the decision record of a system, as markdown')
    .argument('[system]', 'SYSTEM.yaml, or - (default system.yaml here)')
    .option('-o, --output <file>', 'write it to a file instead of standard output')
    .option('--force', 'overwrite that file if it exists', false)
    .addOption(rulesOption())
    .addOption(new Option('--format <format>', 'how to print it').choices(['markdown', 'json']).default('markdown'))
    .action(
      async (path: string | undefined, options: RuleOptions & { output?: string; force: boolean; format: string }) => {
        const rulebook = await rulebookFor(io, options);
        const system = await loadSystem(path === undefined ? [] : [path], undefined, rulebook, io);
        const advice = advise(new SystemAnalysis(system, rulebook));
        const text =
          options.format === 'json'
            ? adviceJson(advice)
            : (await import('../../render/markdown/report.js')).renderReport(advice, rulebook.base);
        if (options.output === undefined) io.stdout.write(text);
        else {
          saveNew(options.output, text, options.force, io);
          io.stderr.write(`wrote ${options.output}\n`);
        }
      },
    );
}
