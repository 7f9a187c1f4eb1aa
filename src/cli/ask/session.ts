import { FlowAnalysis } from '../../advice/index.js';
import { begin } from '../../interview/index.js';
import type { Flow } from '../../model/system.js';
import { printable } from '../../text/escape.js';
import { Draft } from './draft.js';
import { preload } from './preload.js';
import { runQuestions } from './questions/question-loop.js';
import type { FlowName, SessionSetting } from './setting.js';
import { runSetup, type SetupHistory } from './setup/run-setup.js';
import type { SetupContext } from './setup/step.js';

/** How far a session got; kept up to date, since an error or Ctrl-C may end it at any time. */
export interface Progress {
  draft?: Draft;
  /** The flow being asked about, with the answers so far. */
  flowName?: FlowName;
  flow?: Flow;
  /** Flows that were accepted. */
  readonly accepted: string[];
}

/** Asks flow after flow until the person is done; every answer is in the file before the next question. */
export async function session(setting: SessionSetting, progress: Progress): Promise<void> {
  const { args, paths, prompter, rulebook, given, style } = setting;
  if (paths.text !== undefined) progress.draft = await openDraft(setting);
  prompter.whileIdle?.(preload(setting), true);
  let history: SetupHistory = [];
  for (;;) {
    const first = progress.accepted.length === 0;
    const setup = await runSetup(setupContext(setting, progress.draft, first), prompter, history);
    const draft = progress.draft ?? (await openDraft(setting));
    const { flowName } = setup;
    Object.assign(progress, { draft, flowName, flow: undefined });
    const start = begin(draft.start(flowName), {
      given: first ? given : undefined,
      all: args.all && first,
      inherited: args.all ? draft.inherited(flowName).needs : undefined,
    });
    const ended = await runQuestions(start, {
      rulebook: rulebook(),
      prompter,
      head: `${printable(flowName.system)} / ${printable(flowName.flow)}`,
      canLeave: setup.history.length > 0,
      style,
      onAnswer: ({ flow }) => {
        progress.flow = flow;
        return draft.save(flowName, flow);
      },
    });
    history = setup.history;
    if (ended.kind === 'back') continue;
    progress.flow = ended.state.flow;
    await draft.save(flowName, ended.state.flow, true);
    await draft.rebase();
    progress.accepted.push(flowName.flow);
    if (ended.kind === 'done') return;
    history = [];
  }
}

function openDraft({ io, paths, rulebook }: SessionSetting): Promise<Draft> {
  return Draft.open(rulebook().base, io, paths);
}

function setupContext(
  { args, io, paths, rulebook }: SessionSetting,
  draft: Draft | undefined,
  first: boolean,
): SetupContext {
  const system = draft?.system;
  return {
    file: paths.target,
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
