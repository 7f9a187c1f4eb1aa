import { FlowAnalysis } from '../../advice/index.js';
import { begin, type Interview } from '../../interview/index.js';
import type { Flow } from '../../model/system.js';
import { printable } from '../../text/escape.js';
import { Draft } from './draft.js';
import { nameAndSave } from './name-and-save.js';
import { preload } from './preload.js';
import type { Progress } from './progress.js';
import { type Ended, runQuestions } from './questions/question-loop.js';
import type { FlowName, SessionSetting } from './setting.js';
import { audienceWarning } from './setup/audience.js';
import { freeName, isUnnamed } from './setup/names.js';
import { confirmFlow, pickFlow } from './setup/pick-flow.js';
import { runSteps, type StepHistory } from './setup/run-steps.js';
import type { SetupContext, Subject } from './setup/step.js';

/** Which flow it is about; the first screen of a new file is a question about it, so this asks nothing there. */
const CHOOSING = [pickFlow, confirmFlow];

/** Asks flow after flow until the person is done; every answer is in the file before the next question. */
export async function session(setting: SessionSetting, progress: Progress): Promise<void> {
  const { args, prompter } = setting;
  progress.draft = await openDraft(setting);
  const { draft } = progress;
  prompter.whileIdle?.(preload(setting), true);
  let history: StepHistory = [];
  for (;;) {
    const first = progress.accepted.length === 0;
    const context = setupContext(setting, draft, first);
    const chosen = await runSteps(CHOOSING, first ? given(context) : { create: true }, context, prompter, {
      before: history,
    });
    if (chosen === undefined) throw new Error('there is nothing before the first step');
    const subject = named(chosen.subject, setting, draft);
    const { flowName } = subject;
    Object.assign(progress, { flowName, flow: undefined });
    const start = begin(draft.start(flowName), {
      given: first ? setting.given : undefined,
      all: args.all && first,
      inherited: draft.inherited(flowName).needs,
    });
    const ended = await askAndName(setting, progress, subject, start, chosen.history.length > 0);
    history = chosen.history;
    if (ended.kind === 'back') continue;
    if (ended.kind === 'done') return;
    history = [];
  }
}

type Named = Subject & { readonly flowName: FlowName };

/** The questions about one flow, then its names; from there one can go back to the questions. */
async function askAndName(
  setting: SessionSetting,
  progress: Progress,
  subject: Named,
  start: Interview,
  canLeave: boolean,
): Promise<Ended> {
  const { prompter, rulebook, style } = setting;
  const draft = progress.draft as Draft;
  const { flowName } = subject;
  const around = setupContext(setting, draft, false);
  const context = (flow: Flow) => ({ ...around, audience: audienceWarning(flow.needs, rulebook().base) });
  for (let from = start; ; ) {
    const ended = await runQuestions(from, {
      rulebook: rulebook(),
      prompter,
      head: headOf(subject, setting, draft),
      canLeave,
      asksNames: !subject.named || subject.create === true,
      style,
      onAnswer: ({ flow }) => {
        progress.flow = flow;
        return draft.save(progress.flowName ?? flowName, flow);
      },
    });
    if (ended.kind === 'back') return ended;
    const { flow } = ended.state;
    progress.flow = flow;
    await draft.save(progress.flowName ?? flowName, flow, true);
    if (await nameAndSave(setting, progress, subject, context(flow), ended.state)) return ended;
    from = ended.state;
  }
}

function openDraft({ io, paths, rulebook }: SessionSetting): Promise<Draft> {
  return Draft.open(rulebook().base, io, paths);
}

function setupContext({ args, paths, rulebook }: SessionSetting, draft: Draft, first: boolean): SetupContext {
  const { system } = draft;
  return {
    file: paths.target,
    system,
    flow: first ? args.flow : undefined,
    audience: () => undefined,
    verdicts: () =>
      (system?.flows ?? []).map((flow) => {
        const { style, decided } = new FlowAnalysis(flow, rulebook());
        return { name: flow.name, style, decided };
      }),
  };
}

function given({ system, flow }: SetupContext): Subject {
  if (system === undefined) return { flow, create: true, named: flow !== undefined };
  const names = system.flows.map(({ name }) => name);
  const only = flow ?? (names.length === 1 ? names[0] : undefined);
  return { flow: only !== undefined && names.includes(only) ? only : undefined };
}

/** The flow with a name that it can be saved under until somebody gives it one. */
function named(subject: Subject, { io }: SessionSetting, draft: Draft): Named {
  const system = draft.system?.name ?? (io.folder === '' ? 'system' : io.folder);
  const flows = draft.system?.flows ?? [];
  const there = subject.create ? undefined : flows.find(({ name }) => name === subject.flow);
  const open = there !== undefined && isUnnamed(there.name) && there.from.length === 0 && there.to === undefined;
  const flow = subject.flow ?? freeName(flows.map(({ name }) => name));
  const isNamed = there === undefined ? subject.named === true : !open;
  return { ...subject, system, flow, create: subject.create || open, named: isNamed, flowName: { system, flow } };
}

function headOf({ named: isNamed, flowName }: Named, { paths }: SessionSetting, { system }: Draft): string {
  if (isNamed) return `${printable(flowName.system)} / ${printable(flowName.flow)}`;
  if (system !== undefined) return `${printable(flowName.system)} / ${printable(flowName.flow)}, a name to be given`;
  return `One flow, from sender to handler; answers are kept in ${printable(paths.target)}.`;
}
