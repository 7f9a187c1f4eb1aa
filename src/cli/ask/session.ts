import { FlowAnalysis, type Rulebook } from '../../advice/index.js';
import { begin } from '../../interview/index.js';
import type { Answer } from '../../model/answer.js';
import type { Flow } from '../../model/system.js';
import type { TerminalStyle } from '../../terminal/layout/terminal-style.js';
import type { Prompter } from '../../terminal/screen.js';
import { printable } from '../../text/escape.js';
import type { Io } from '../io.js';
import type { AskArgs } from './ask.js';
import { Draft, type FlowName } from './draft.js';
import { preload } from './preload.js';
import { runQuestions } from './questions/question-loop.js';
import type { SessionPaths } from './session-paths.js';
import { runSetup, type SetupContext, type StepsTaken } from './setup/setup-steps.js';

export interface SessionSetting {
  readonly args: AskArgs;
  readonly io: Io;
  readonly places: SessionPaths;
  readonly rulebook: () => Rulebook;
  readonly given: ReadonlyMap<string, Answer | undefined>;
  readonly look: TerminalStyle;
  readonly asker: Prompter;
}

/** How far a session got; kept up to date, for whatever ends it. */
export interface Progress {
  draft?: Draft;
  /** The flow being asked about, with the answers so far. */
  named?: FlowName;
  flow?: Flow;
  /** Flows that were accepted. */
  readonly accepted: string[];
}

const nobody = () => undefined;

/** Asks flow after flow until the person has enough; every answer is in the file before the next question. */
export async function session(setting: SessionSetting, progress: Progress): Promise<void> {
  const { args, places, asker, rulebook, given, look } = setting;
  if (places.text !== undefined) progress.draft = await openDraft(setting);
  asker.meanwhile?.(preload(setting), true);
  let taken: StepsTaken = [];
  for (;;) {
    const first = progress.accepted.length === 0;
    const opened = await runSetup(knownIn(setting, progress.draft, first), asker, nobody, taken);
    const draft = progress.draft ?? (await openDraft(setting));
    const { named } = opened;
    Object.assign(progress, { draft, named, flow: undefined });
    const start = begin(await draft.start(named), {
      given: first ? given : undefined,
      all: args.all && first,
      inherited: args.all ? (await draft.inherited(named)).needs : undefined,
    });
    const ended = await runQuestions(start, {
      rulebook: rulebook(),
      asker,
      head: `${printable(named.system)} / ${printable(named.flow)}`,
      canLeave: opened.taken.length > 0,
      autoplay: nobody,
      look,
      onAnswer: ({ flow }) => {
        progress.flow = flow;
        return draft.save(named, flow);
      },
    });
    taken = opened.taken;
    if (ended.kind === 'back') continue;
    progress.flow = ended.state.flow;
    await draft.save(named, ended.state.flow, true);
    await draft.rebase();
    progress.accepted.push(named.flow);
    if (ended.kind === 'done') return;
    taken = [];
  }
}

function openDraft({ io, places, rulebook }: SessionSetting): Promise<Draft> {
  return Draft.open(rulebook().base, io, places);
}

function knownIn(
  { args, io, places, rulebook }: SessionSetting,
  draft: Draft | undefined,
  first: boolean,
): SetupContext {
  const system = draft?.system;
  return {
    file: places.target,
    folder: io.folder,
    system,
    flow: first ? args.flow : undefined,
    fresh: !first,
    verdicts: () =>
      (system?.flows ?? []).map((flow) => {
        const { style, decided } = new FlowAnalysis(flow, rulebook());
        return { name: flow.name, style, decided };
      }),
  };
}
