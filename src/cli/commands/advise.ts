import { Command, Option } from 'commander';
import { advise, SystemAnalysis } from '../../advice/index.js';
import { adviceJson } from '../../render/advice-json.js';
import { prettyAdvice } from '../../render/pretty/advice.js';
import { themeFor } from '../../render/pretty/theme.js';
import { colourLevel, wantsColour } from '../colour.js';
import type { Context } from '../context.js';
import { loadSystem } from '../load-system.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';

export function adviseCommand({ io }: Context): Command {
  return new Command('advise')
    .description('recommend a style for each flow, from a file, from criteria on the command line, or both (a what-if)')
    .argument('[input...]', 'SYSTEM.yaml or - (default system.yaml here), and CRITERION=VALUE')
    .option('--flow <name>', 'one flow only')
    .addOption(rulesOption())
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (input: string[], options: RuleOptions & { flow?: string; format: string }, command: Command) => {
      const rulebook = await rulebookFor(io, options);
      const system = await loadSystem(input, options.flow, rulebook, io);
      const advice = advise(
        new SystemAnalysis(system, rulebook),
        options.flow === undefined ? undefined : [options.flow],
      );
      if (options.format === 'json') {
        io.stdout.write(adviceJson(advice));
        return;
      }
      io.stdout.write(
        prettyAdvice(
          advice,
          rulebook.base,
          await themeFor(colourLevel(io.stdout, io, wantsColour(command))),
          io.stdout.columns,
        ),
      );
    });
}
