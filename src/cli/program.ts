import { Command } from 'commander';
import { excerpt } from '../text/escape.js';
import { didYouMean } from '../text/nearest.js';
import type { Context } from './context.js';
import type { Io } from './io.js';
import { UsageError } from './usage-error.js';
import { version } from './version.js';

type Build = (context: Context) => Command;

/** Each in a file of its own, loaded when it is called: what is not loaded costs no start-up time. In the order of help. */
const COMMANDS: { readonly [name: string]: () => Promise<Build> } = {
  ask: async () => (await import('./commands/ask.js')).askCommand,
  init: async () => (await import('./commands/init.js')).initCommand,
  advise: async () => (await import('./commands/advise.js')).adviseCommand,
  check: async () => (await import('./commands/check.js')).checkCommand,
  report: async () => (await import('./commands/report.js')).reportCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  export: async () => (await import('./commands/export.js')).exportCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  list: async () => (await import('./commands/list.js')).listCommand,
  rules: async () => (await import('./commands/rules.js')).rulesCommand,
  schema: async () => (await import('./commands/schema.js')).schemaCommand,
  mcp: async () => (await import('./commands/mcp.js')).mcpCommand,
  completion: async () => (await import('./commands/completion.js')).completionCommand,
};

/** The program for a command line: with the one command that it names, or with all of them to choose and be helped from. */
export async function programFor(argv: readonly string[], io: Io, exit: (status: number) => void): Promise<Command> {
  const context: Context = { io, exit };
  const program = new Command('driven')
    .description(
      'Should this flow be message-driven (a queue), event-driven (a log or topic) or hybrid?\nAsks little, shows its reasons, and says what it cannot tell yet.',
    )
    .version(version, '-V, --version')
    .option('--no-color', 'no colour (NO_COLOR and FORCE_COLOR are honoured too)')
    .option('-q, --quiet', 'only findings or the result, no counts and notices')
    .option('--no-pager', 'print at once what is longer than the terminal (PAGER and NO_PAGER are honoured too)')
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
      outputError: (text, write) => write(ownError(text)),
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
  const [first, second] = argv;
  const isHelp = first === 'help';
  if (isHelp && second !== undefined && !isCommand(second) && second !== 'help')
    throw new UsageError(`driven: no command is called \`${excerpt(second)}\`.${meant(second, [second])}`);
  const wanted = isHelp ? second : first;
  // A completion script names them all.
  const named = isCommand(wanted) && wanted !== 'completion' ? [wanted] : Object.keys(COMMANDS);
  for (const name of named) program.addCommand(inherit((await COMMANDS[name]())(context), program));
  program.helpCommand('help [command]', 'how to use a command');
  program.allowExcessArguments(true).action(async () => {
    const [unknown] = program.args;
    if (unknown !== undefined)
      throw new UsageError(`driven: no command is called \`${excerpt(unknown)}\`.${meant(unknown, program.args)}`);
    if (io.terminal) await program.parseAsync(['ask'], { from: 'user' });
    else program.outputHelp();
  });
  return program;
}

const isCommand = (word: string | undefined): word is string => word !== undefined && Object.hasOwn(COMMANDS, word);

/** The command that was meant: the nearest name, or advice where a file or a criterion stands in its place. */
function meant(word: string, args: readonly string[]): string {
  if (/[=.]/.test(word)) return ` Did you mean \`driven advise ${excerpt(args.join(' '))}\`?`;
  return didYouMean(word, Object.keys(COMMANDS)) || ` There are ${Object.keys(COMMANDS).join(', ')}.`;
}

/** An error of the command line as all others are printed: `driven:` in front, and the nearest right word behind it. */
function ownError(text: string): string {
  const [message, ...more] = text
    .trim()
    .replace(/^error: /, 'driven: ')
    .split('\n');
  const meant = /^\(Did you mean (?:one of )?(.+?)\?\)$/.exec(more.join(' '))?.[1];
  const choice = /(?:argument|value) '(.*)' is invalid.*\. Allowed choices are (.*)\.$/.exec(message);
  const hint =
    meant !== undefined
      ? ` Did you mean \`${meant.split(', ').join('` or `')}\`?`
      : choice !== null
        ? didYouMean(choice[1], choice[2].split(', '))
        : '';
  const plain = message.replace('command-argument value', 'the value');
  return `${plain}${hint !== '' && !/[.?!]$/.test(message) ? '.' : ''}${hint}\n`;
}

/** Subcommands, and theirs, print and exit the way the program does. */
function inherit(command: Command, program: Command): Command {
  for (const below of command.commands) inherit(below, program);
  return command
    .copyInheritedSettings(program)
    .option('--no-color', 'no colour')
    .option('-q, --quiet', 'only findings or the result, no counts and notices');
}
