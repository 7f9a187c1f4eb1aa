import { Command } from 'commander';
import type { Context } from '../context.js';
import { sortArguments } from '../load-system.js';
import { wantsColour } from '../output/colour.js';
import { type RuleOptions, rulesOption } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';

interface Options extends RuleOptions {
  readonly flow?: string;
  readonly all: boolean;
  readonly demo: boolean;
  readonly output?: string;
  readonly report?: string;
  readonly force: boolean;
}

export function askCommand({ io, exit }: Context): Command {
  return new Command('ask')
    .description('the questionnaire: asks what matters most, stops when nothing can change the answer')
    .argument(
      '[input...]',
      'SYSTEM.yaml (default system.yaml here, continued if it exists), and CRITERION=VALUE to pre-answer',
    )
    .option('--flow <name>', 'the flow to ask about')
    .option('--all', 'ask again what is answered already', false)
    .option('--demo', 'answers itself, to show what it is like', false)
    .option('-o, --output <file>', 'write to this file instead')
    .option('--report <file>', 'write the decision record, too')
    .addOption(rulesOption())
    .option('--force', 'overwrite those files if they exist', false)
    .action(async (input: string[], options: Options, command: Command) => {
      const { files, criteria } = sortArguments(input);
      if (files.length > 1) throw new UsageError(`driven: one file at a time; found ${files.join(', ')}`);
      const { ask } = await import('../ask/ask.js');
      const world = wantsColour(command) ? io : { ...io, env: { ...io.env, NO_COLOR: '1', FORCE_COLOR: undefined } };
      exit(await ask({ ...options, file: files[0], criteria }, world, { example: io.example }));
    });
}
