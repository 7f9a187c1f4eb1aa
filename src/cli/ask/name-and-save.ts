import { FlowAnalysis } from '../../advice/index.js';
import type { Interview } from '../../interview/index.js';
import { printable } from '../../text/escape.js';
import { askOwnNeeds } from './consumers/own-needs-loop.js';
import type { Draft } from './draft.js';
import type { Progress } from './progress.js';
import type { FlowName, SessionSetting } from './setting.js';
import { nameFlow, nameSystem } from './setup/names.js';
import { runSteps, type StepHistory } from './setup/run-steps.js';
import { consumers, producers } from './setup/services.js';
import type { SetupContext, Subject } from './setup/step.js';

/** What it is called, once there is something to save. */
const NAMING = [nameFlow, producers, consumers, nameSystem];

/**
 * Names of a flow and its services, saved; then what its consumers need for themselves, each answer saved.
 * @returns whether it is done; otherwise somebody goes back to the questions about the flow
 */
export async function nameAndSave(
  setting: SessionSetting,
  progress: Progress,
  subject: Subject,
  context: SetupContext,
  { flow }: Interview,
): Promise<boolean> {
  const { prompter, rulebook, style } = setting;
  let before: StepHistory = [];
  for (;;) {
    const named = await runSteps(NAMING, subject, context, prompter, { before, canLeave: true });
    if (named === undefined) return false;
    const { draft, flowName } = progress as { draft: Draft; flowName: FlowName };
    const saved = await save(draft, flowName, named.subject, flow);
    progress.flowName = saved.flowName;
    const written = draft.start({ system: saved.flowName.system, flow: saved.flowName.flow });
    const asked = await askOwnNeeds(written, {
      rulebook: rulebook(),
      prompter,
      style,
      head: `${printable(saved.flowName.system)} / ${printable(saved.flowName.flow)}`,
      onAnswer: (answered) => draft.saveOwnNeeds(saved.flowName, answered),
    });
    if (asked !== undefined) {
      await draft.rebase();
      progress.accepted.push(saved.flowName.flow);
      const [was, now] = [flow, written].map((each) => new FlowAnalysis(each, rulebook()).style);
      if (was !== now) saved.remarks.push(`With its consumers named it is ${now}, no longer ${was}.`);
      progress.remarks.push(...saved.remarks);
      return true;
    }
    before = named.history;
    if (before.length === 0) return false;
  }
}

async function save(
  draft: Draft,
  before: FlowName,
  { system = '', flow: name = '', from, to }: Subject,
  flow: Interview['flow'],
): Promise<{ readonly flowName: FlowName; readonly remarks: string[] }> {
  const renamed = await draft.rename(before.flow, name);
  const now = renamed ? name : before.flow;
  const remarks = renamed ? [] : [`The flow is still called ${printable(now)}: it could not be renamed in place.`];
  const flowName = { system, flow: now, from, to };
  await draft.save(flowName, flow, true);
  await draft.rebase();
  return { flowName, remarks };
}
