import { plainFinding } from '../../render/pretty/findings.js';
import { openRulebook } from '../../rulebase/open.js';
import { readArguments } from '../../system/arguments.js';
import { isPlain } from '../../terminal/layout/style.js';
import { LinePrompter } from '../../terminal/line-prompter.js';
import { LivePrompter } from '../../terminal/live-prompter.js';
import { Interrupted, type Prompter } from '../../terminal/screen.js';
import type { Io } from '../io.js';
import { DEFAULT_FILE } from '../load-system.js';
import { packsFor, rulebookFor } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';
import type { Progress } from './progress.js';
import { afterSession, interruptedText, unsavedText } from './result/after-session.js';
import { session } from './session.js';
import { sessionPaths } from './session-paths.js';
import type { AskArgs, SessionSetting } from './setting.js';
import { askStyle } from './style.js';

/** What tests and the build replace. */
export interface AskWorld {
  /** Waits between the keys of a demonstration. */
  readonly wait?: (ms: number) => Promise<void>;
  /** A system.yaml for the demonstration; its first flow is played. */
  readonly example?: () => string;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Runs the questionnaire to its exit status. @throws UsageError when the command line or the file can't be used */
export async function ask(args: AskArgs, io: Io, { wait = sleep, example }: AskWorld = {}): Promise<number> {
  const { terminal } = io;
  if (terminal === undefined) throw new UsageError(noTerminal(args.file ?? DEFAULT_FILE));
  const paths = await sessionPaths(args, io);
  // The shipped rules are opened when they are needed, behind the first screen; packs are read before it.
  let opened = (await packsFor(io, args)).length === 0 ? undefined : await rulebookFor(io, args);
  const rulebook = () => (opened ??= openRulebook(io.rules()));
  const { answers, findings } =
    args.criteria.length > 0 ? readArguments(args.criteria, rulebook().base) : { answers: new Map(), findings: [] };
  if (findings.length > 0) throw new UsageError(findings.map(plainFinding).join(''));

  const style = askStyle(io);
  const prompter: Prompter = isPlain(io.env) ? new LinePrompter(terminal) : new LivePrompter(terminal, style, wait);
  const setting: SessionSetting = { args, io, paths, rulebook, given: answers, style, prompter };
  const progress: Progress = { accepted: [], remarks: [] };
  try {
    if (args.demo) {
      const { demonstrate } = await import('./demo.js');
      return await ended(prompter, io, await demonstrate(setting, exampleText(example)));
    }
    await session(setting, progress);
    return await ended(prompter, io, await afterSession(setting, progress));
  } catch (error) {
    await prompter.close();
    if (error instanceof Interrupted) {
      io.stderr.write(args.demo ? 'Stopped.\n' : interruptedText(setting, progress));
      return 130;
    }
    io.stderr.write(unsavedText(progress));
    throw error;
  }
}

async function ended(prompter: Prompter, io: Io, text: string): Promise<number> {
  await prompter.close();
  io.stdout.write(text);
  return 0;
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
