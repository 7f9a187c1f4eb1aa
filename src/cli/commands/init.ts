import { Command, Option } from 'commander';
import type { Context } from '../context.js';
import { CI_SERVICES } from '../init/ci-steps.js';
import { meterFor } from '../output/meter.js';
import { isQuiet } from '../output/notice.js';
import type { RuleOptions } from '../rules/rulebook.js';
import { rulesOption } from '../rules/rulebook.js';

export function initCommand({ io }: Context): Command {
  return new Command('init')
    .description('start here: system.yaml from the files that deploy, and the step for CI')
    .addOption(
      new Option('--ci <service>', 'write the step for CI without asking').choices([
        ...Object.keys(CI_SERVICES),
        'none',
      ]),
    )
    .addOption(rulesOption())
    .addHelpText(
      'after',
      `
Writes system.yaml: what \`driven import\` reads in the files that deploy below this
folder (node_modules and dot folders left out), or else an empty one with an example
as a comment. Its first line is the one by which editors complete and check it. On a
terminal it asks whether CI should check it. What exists is left as it is.

Examples:
  driven init
  driven init --ci github`,
    )
    .action(async (options: RuleOptions & { ci?: string }, command: Command) => {
      const { init } = await import('../init/init.js');
      const said = await init(options, io, meterFor(io, command));
      if (!isQuiet(command)) io.stderr.write(said);
    });
}
