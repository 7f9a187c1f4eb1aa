import { plainFinding } from '../../render/pretty/findings.js';
import { openRulebook } from '../../rulebase/open.js';
import { readArguments } from '../../system/arguments.js';
import { isPlain, terminalStyle } from '../../terminal/layout/terminal-style.js';
import { LinePrompter } from '../../terminal/line-prompter.js';
import { LivePrompter } from '../../terminal/live-prompter.js';
import { Interrupted, type Prompter } from '../../terminal/screen.js';
import { printable } from '../../text/escape.js';
import { FileError, type Io } from '../io.js';
import { DEFAULT_FILE } from '../load-system.js';
import { packsFor, type RuleOptions, rulebookFor } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';
import { lazy } from './lazy.js';
import { afterSession, interruptedText, unsavedText } from './result/after-session.js';
import { type Progress, session } from './session.js';
import { sessionPaths } from './session-paths.js';

export interface AskArgs extends RuleOptions {
  readonly file?: string;
  /** `CRITERION=VALUE`, as on the command line. */
  readonly criteria: readonly string[];
  readonly flow?: string;
  readonly all: boolean;
  readonly demo: boolean;
  readonly output?: string;
  readonly report?: string;
  readonly force: boolean;
}

/** What a test or the build may want to be otherwise. */
export interface AskWorld {
  /** Passes the time of a demonstration. */
  readonly wait?: (ms: number) => Promise<void>;
  /** A system.yaml for the demonstration; its first flow is played. */
  readonly example?: () => string;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The questionnaire, to its exit status. @throws UsageError when the command line or the file can't be used */
export async function ask(args: AskArgs, io: Io, { wait = sleep, example }: AskWorld = {}): Promise<number> {
  const { terminal } = io;
  if (terminal === undefined) throw new UsageError(noTerminal(args.file ?? DEFAULT_FILE));
  const places = await sessionPaths(args, io);
  // The shipped rules are opened when they are needed, behind the first screen; packs are looked at before it.
  const packed = (await packsFor(io, args)).length === 0 ? undefined : await rulebookFor(io, args);
  const rulebook = lazy(() => packed ?? openRulebook(io.rules()));
  const { answers, findings } =
    args.criteria.length > 0 ? readArguments(args.criteria, rulebook().base) : { answers: new Map(), findings: [] };
  if (findings.length > 0) throw new UsageError(findings.map(plainFinding).join(''));

  const look = terminalStyle(io);
  const asker: Prompter = isPlain(io.env) ? new LinePrompter(terminal) : new LivePrompter(terminal, look, wait);
  const setting = { args, io, places, rulebook, given: answers, look, asker };
  const progress: Progress = { accepted: [] };
  try {
    if (args.demo) {
      const { demonstrate } = await import('./demo.js');
      return await ended(asker, io, await demonstrate(setting, exampleText(example)));
    }
    await session(setting, progress);
    return await ended(asker, io, await afterSession(setting, progress));
  } catch (error) {
    await asker.close();
    if (error instanceof Interrupted) {
      io.stderr.write(args.demo ? 'Stopped.\n' : interruptedText(setting, progress));
      return 130;
    }
    io.stderr.write(unsavedText(progress));
    throw error instanceof FileError && error.problem !== 'full' ? unusable(error, places.target) : error;
  }
}

async function ended(asker: Prompter, io: Io, text: string): Promise<number> {
  await asker.close();
  io.stdout.write(text);
  return 0;
}

function unusable({ message }: FileError, path: string): UsageError {
  return new UsageError(`driven: ${printable(path)} could not be written: ${message}`);
}

function exampleText(example: (() => string) | undefined): string {
  if (example === undefined) throw new UsageError('driven: this build carries no example to show');
  return example();
}

function noTerminal(file: string): string {
  return [
    'driven: `ask` needs a terminal, and standard input or output is none; nothing was asked.',
    `Without one: \`driven advise ${file}\`, or \`driven advise CRITERION=VALUE ...\`.`,
    'The same questions one by one, for a script: the first entry of `open` in `driven advise --format json CRITERION=VALUE ...` is the one that `ask` would ask next.',
  ].join('\n');
}
