import type { Prompter } from '../../../terminal/screen.js';
import type { SetupContext, SetupStep, Subject } from './step.js';

/** The steps that were answered so far, each with what was known before it. */
export type StepHistory = readonly { readonly index: number; readonly subject: Subject }[];

export interface StepsTaken {
  readonly subject: Subject;
  readonly history: StepHistory;
}

/**
 * Asks step after step; each can be taken back.
 * @param before steps answered earlier, when somebody came back to them: the last one is asked again
 * @param canLeave whether one can go back to before the first step
 * @returns undefined when somebody did
 */
export async function runSteps(
  steps: readonly SetupStep[],
  start: Subject,
  context: SetupContext,
  prompter: Prompter,
  { before = [], canLeave = false }: { readonly before?: StepHistory; readonly canLeave?: boolean } = {},
): Promise<StepsTaken | undefined> {
  const history = [...before];
  let { index, subject } = history.pop() ?? { index: 0, subject: start };
  while (index < steps.length) {
    const step = steps[index](subject, context);
    if (step === undefined) {
      index += 1;
      continue;
    }
    const reply = await prompter.ask({ ...step.screen, canGoBack: canLeave || history.length > 0 });
    if (reply.kind === 'back') {
      const last = history.pop();
      if (last === undefined) return undefined;
      ({ index, subject } = last);
    } else {
      history.push({ index, subject });
      subject = step.take(reply);
      index += 1;
    }
  }
  return { subject, history };
}
