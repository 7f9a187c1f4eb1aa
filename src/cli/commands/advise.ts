import { Command } from 'commander';
import { advise, SystemAnalysis } from '../../advice/index.js';
import type { System } from '../../model/system.js';
import type { Given } from '../../render/screen/given.js';
import { ARGUMENTS } from '../../system/arguments.js';
import type { Context } from '../context.js';
import { FORMATS, formatOption, print } from '../formats.js';
import { loadSystem, sortArguments } from '../load-system.js';
import { pagerOption } from '../output/pager.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';

interface Options extends RuleOptions {
  readonly flow?: string;
  readonly verbose: boolean;
  readonly format: string;
}

export function adviseCommand({ io }: Context): Command {
  return new Command('advise')
    .description('recommend a style for each flow, from a file, from criteria on the command line, or both (a what-if)')
    .argument('[input...]', 'SYSTEM.yaml or - (default system.yaml here), and CRITERION=VALUE')
    .option('--flow <name>', 'one flow only')
    .option('--verbose', 'all reasons, what cannot and why, capacity with formulas, open questions, sources', false)
    .addOption(pagerOption())
    .addOption(rulesOption())
    .addOption(formatOption('advise'))
    .action(async (input: string[], options: Options, command: Command) => {
      const rulebook = await rulebookFor(io, options);
      const system = await loadSystem(input, options.flow, rulebook, io, true);
      const advice = advise(
        new SystemAnalysis(system, rulebook),
        options.flow === undefined ? undefined : [options.flow],
      );
      await print(
        FORMATS.advise[options.format],
        { advice, base: rulebook.base, given: givenBy(input, system, options), verbose: options.verbose },
        io,
        command,
      );
    });
}

/** What the command line said, for the commands that are shown. */
function givenBy(input: readonly string[], { source }: System, { rules = [] }: Options): Given {
  const { files, criteria } = sortArguments(input);
  const isInput = files[0] === '-';
  return {
    ...(files[0] === undefined || isInput ? {} : { file: files[0] }),
    isFile: !isInput && source.path !== ARGUMENTS,
    isInput,
    values: criteria,
    packs: rules,
  };
}
