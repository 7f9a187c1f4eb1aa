import type { Prompter } from '../../../terminal/screen.js';
import type { FlowName } from '../setting.js';
import { nameFlow, nameSystem } from './names.js';
import { confirmFlow, pickFlow } from './pick-flow.js';
import { consumers, producers } from './services.js';
import type { SetupContext, SetupStep, Subject } from './step.js';

const STEPS: readonly SetupStep[] = [nameSystem, pickFlow, confirmFlow, nameFlow, producers, consumers];

/** The steps that were answered so far, each with what was known before it. */
export type SetupHistory = readonly { readonly index: number; readonly subject: Subject }[];

export interface SetupResult {
  readonly flowName: FlowName;
  readonly history: SetupHistory;
}

/**
 * Asks what is to be decided: which flow of which system, and between which services. Each step can be taken back.
 * @param before steps answered earlier, when somebody went back from the first question: the last one is asked again
 */
export async function runSetup(
  context: SetupContext,
  prompter: Prompter,
  before: SetupHistory = [],
): Promise<SetupResult> {
  const history = [...before];
  let { index, subject } = history.pop() ?? { index: 0, subject: given(context) };
  while (index < STEPS.length) {
    const step = STEPS[index](subject, context);
    if (step === undefined) {
      index += 1;
      continue;
    }
    const screen = { ...step.screen, canGoBack: history.length > 0 };
    const reply = await prompter.ask(screen);
    if (reply.kind === 'back') {
      ({ index, subject } = history.pop() ?? { index, subject });
    } else {
      history.push({ index, subject });
      subject = step.take(reply);
      index += 1;
    }
  }
  const { system = '', flow = '', from, to } = subject;
  return { flowName: { system, flow, from, to }, history };
}

function given({ system, flow, fresh }: SetupContext): Subject {
  if (system === undefined || fresh) return { system: system?.name, flow, create: true };
  const names = system.flows.map(({ name }) => name);
  const only = flow ?? (names.length === 1 ? names[0] : undefined);
  return { system: system.name, flow: only !== undefined && names.includes(only) ? only : undefined };
}
