import { Command } from 'commander';
import { adviseSteps, SystemAnalysis } from '../../advice/index.js';
import type { Context } from '../context.js';
import { FILE, FORMATS, formatOption, print } from '../formats.js';
import { loadSystem } from '../load-system.js';
import { meterFor } from '../output/meter.js';
import { notice } from '../output/notice.js';
import { pagerOption } from '../output/pager.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { saveNew } from '../save.js';

export function reportCommand({ io }: Context): Command {
  return new Command('report')
    .description('the decision record of a system, as markdown')
    .argument('[system]', 'SYSTEM.yaml, or - (default system.yaml here)')
    .option('-o, --output <file>', 'write it to a file instead of standard output')
    .option('--force', 'overwrite that file if it exists', false)
    .addOption(pagerOption())
    .addOption(rulesOption())
    .addOption(formatOption('report'))
    .action(
      async (
        path: string | undefined,
        options: RuleOptions & { output?: string; force: boolean; format: string },
        command: Command,
      ) => {
        const rulebook = await rulebookFor(io, options);
        const system = await loadSystem(path === undefined ? [] : [path], undefined, rulebook, io);
        const meter = meterFor(io, command);
        const steps = adviseSteps(new SystemAnalysis(system, rulebook));
        const toPrint = { advice: meter.through(steps, system.flows.length, 'flows'), base: rulebook.base };
        meter.end();
        const format = FORMATS.report[options.format];
        if (options.output === undefined) await print(format, toPrint, io, command);
        else {
          saveNew(options.output, await format.print(toPrint, FILE), options.force, io);
          notice(`wrote ${options.output}`, io, command);
        }
      },
    );
}
