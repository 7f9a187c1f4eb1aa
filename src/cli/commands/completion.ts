import { Argument, Command } from 'commander';
import { SHELLS } from '../completion/shells.js';
import { completionTable } from '../completion/table.js';
import type { Context } from '../context.js';

export function completionCommand({ io }: Context): Command {
  return new Command('completion')
    .description("the shell's completion script; its first lines say where to put it")
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)))
    .action((shell: string, _options: unknown, command: Command) => {
      const table = completionTable(command.parent ?? command, io.rules().base);
      io.stdout.write(SHELLS[shell](table));
    });
}
