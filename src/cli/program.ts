import { Command } from 'commander';
import { adviseCommand } from './commands/advise.js';
import { askCommand } from './commands/ask.js';
import { checkCommand } from './commands/check.js';
import { explainCommand } from './commands/explain.js';
import { reportCommand } from './commands/report.js';
import { rulesCommand } from './commands/rules.js';
import { schemaCommand } from './commands/schema.js';
import type { Io } from './io.js';

declare const VERSION: string | undefined;

/** What each command gets: the world, and where its exit status goes. */
export interface Context {
  readonly io: Io;
  readonly exit: (status: number) => void;
}

export function programFor(io: Io, exit: (status: number) => void): Command {
  const context: Context = { io, exit };
  const program = new Command('driven')
    .description(
      'Should this flow be message-driven (a queue), event-driven (a log or topic) or hybrid?\nAsks little, shows its reasons, and says what it cannot tell yet.',
    )
    .version(typeof VERSION === 'string' ? VERSION : '0.0.0', '-V, --version')
    .option('--no-color', 'no colour (NO_COLOR and FORCE_COLOR are honoured too)')
    .helpOption('-h, --help', 'how to use it')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText(
      'after',
      `
Examples:
  driven                                          the questionnaire, on a terminal
  driven advise replay=history throughput=5k/s    straight from the command line
  driven check system.yaml                        in CI: exit 1 where what is built does not fit
  driven report system.yaml -o decision.md        the decision record

Exit status: 0 fine, 1 findings, 2 the command line or an input could not be used, 3 a fault of driven's, 130 interrupted.`,
    );
  for (const command of [
    askCommand,
    adviseCommand,
    checkCommand,
    reportCommand,
    explainCommand,
    rulesCommand,
    schemaCommand,
  ]) {
    program.addCommand(inherit(command(context), program));
  }
  program.action(async () => {
    if (io.terminal) await program.parseAsync(['ask'], { from: 'user' });
    else program.outputHelp();
  });
  return program;
}

/** Subcommands print and exit the way the program does. */
function inherit(command: Command, program: Command): Command {
  return command.copyInheritedSettings(program).option('--no-color', 'no colour');
}
