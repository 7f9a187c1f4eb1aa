import { Command } from 'commander';
import { advise, SystemAnalysis } from '../../advice/index.js';
import type { Context } from '../context.js';
import { FORMATS, formatOption, print } from '../formats.js';
import { loadSystem } from '../load-system.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';

export function adviseCommand({ io }: Context): Command {
  return new Command('advise')
    .description('recommend a style for each flow, from a file, from criteria on the command line, or both (a what-if)')
    .argument('[input...]', 'SYSTEM.yaml or - (default system.yaml here), and CRITERION=VALUE')
    .option('--flow <name>', 'one flow only')
    .addOption(rulesOption())
    .addOption(formatOption('advise'))
    .action(async (input: string[], options: RuleOptions & { flow?: string; format: string }, command: Command) => {
      const rulebook = await rulebookFor(io, options);
      const system = await loadSystem(input, options.flow, rulebook, io);
      const advice = advise(
        new SystemAnalysis(system, rulebook),
        options.flow === undefined ? undefined : [options.flow],
      );
      await print(FORMATS.advise[options.format], { advice, base: rulebook.base }, io, command);
    });
}
