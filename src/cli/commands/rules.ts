import { Command, Option } from 'commander';
import { openRulebook } from '../../knowledge/open.js';
import { paintFor } from '../../render/pretty/paint.js';
import { colourLevel, wantsColour } from '../colour.js';
import type { Context } from '../program.js';

const format = () => new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty');

export function rulesCommand({ io, exit }: Context): Command {
  const paint = (command: Command) => paintFor(colourLevel(io.stdout, io, wantsColour(command)));

  const list = new Command('list')
    .description('every rule: when it fires, for which side, how strongly')
    .addOption(format())
    .action(async (options: { format: string }, command: Command) => {
      const { base } = openRulebook(io.rules());
      const { listed } = await import('../../knowledge/pages/listed.js');
      const rules = listed(base);
      if (options.format === 'json') io.stdout.write(`${JSON.stringify({ driven: 1, rules }, null, 2)}\n`);
      else
        io.stdout.write(
          (await import('../../render/pretty/rules.js')).prettyRules(
            rules,
            base.topics,
            await paint(command),
            io.stdout.columns,
          ),
        );
    });

  const verify = new Command('verify')
    .description('prove the rule base sound, or show where it is not (exit 1)')
    .addOption(format())
    .action(async (options: { format: string }, command: Command) => {
      const { verify: prove } = await import('../../knowledge/verify/verify.js');
      const verification = prove(openRulebook(io.rules()).base);
      if (options.format === 'json') io.stdout.write(`${JSON.stringify({ driven: 1, ...verification }, null, 2)}\n`);
      else
        io.stdout.write(
          (await import('../../render/pretty/rules.js')).prettyVerification(
            verification,
            await paint(command),
            io.stdout.columns,
          ),
        );
      exit(verification.unsound.length > 0 ? 1 : 0);
    });

  return new Command('rules')
    .description('the rule base: list it, or prove it sound')
    .addCommand(list, { isDefault: true })
    .addCommand(verify);
}
