import type { Style } from '../../../model/style.js';
import type { System } from '../../../model/system.js';
import type { Prompter, Reply, Screen } from '../../../terminal/screen.js';
import type { FlowName } from '../draft.js';
import { nameFlow, nameSystem } from './names.js';
import { confirmFlow, pickFlow } from './pick-flow.js';
import { consumers, producers } from './services.js';

/** What is known before anything is asked: from the command line and from the file. */
export interface SetupContext {
  readonly file: string;
  readonly folder: string;
  /** The system that the file describes; undefined for a new file. */
  readonly system?: System;
  /** Its flows with their verdicts so far; worked out only where one has to be picked. */
  readonly verdicts: () => readonly Verdict[];
  readonly flow?: string;
  /** Whether it is about a flow that is not there yet. */
  readonly fresh: boolean;
}

export interface Verdict {
  readonly name: string;
  readonly style: Style;
  readonly decided: boolean;
}

/** What is known after some of the steps. */
export interface Subject {
  readonly system?: string;
  readonly flow?: string;
  /** Whether the flow is one that the file does not have yet. */
  readonly create?: boolean;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

/** One thing to ask before the questions, unless it is known already. */
export type SetupStep = (
  subject: Subject,
  known: SetupContext,
) => { readonly screen: Screen; readonly take: (reply: Reply) => Subject } | undefined;

const STEPS: readonly SetupStep[] = [nameSystem, pickFlow, confirmFlow, nameFlow, producers, consumers];

/** The steps taken so far, each with what was known before it. */
export type StepsTaken = readonly { readonly index: number; readonly subject: Subject }[];

export interface SetupResult {
  readonly named: FlowName;
  readonly taken: StepsTaken;
}

/**
 * Asks what is to be decided: which flow of which system, and between which services. Each step can be taken back.
 * @param before steps taken earlier, when somebody went back from the first question: the last one is asked again
 */
export async function runSetup(
  known: SetupContext,
  asker: Prompter,
  play: (screen: Screen) => Reply | undefined,
  before: StepsTaken = [],
): Promise<SetupResult> {
  const taken = [...before];
  let { index, subject } = taken.pop() ?? { index: 0, subject: given(known) };
  while (index < STEPS.length) {
    const step = STEPS[index](subject, known);
    if (step === undefined) {
      index += 1;
      continue;
    }
    const screen = { ...step.screen, canGoBack: taken.length > 0 };
    const reply = await asker.ask(screen, play(screen));
    if (reply.kind === 'back') {
      ({ index, subject } = taken.pop() ?? { index, subject });
    } else {
      taken.push({ index, subject });
      subject = step.take(reply);
      index += 1;
    }
  }
  const { system = '', flow = '', from, to } = subject;
  return { named: { system, flow, from, to }, taken };
}

function given({ system, flow, fresh }: SetupContext): Subject {
  if (system === undefined || fresh) return { system: system?.name, flow, create: true };
  const names = system.flows.map(({ name }) => name);
  const only = flow ?? (names.length === 1 ? names[0] : undefined);
  return { system: system.name, flow: only !== undefined && names.includes(only) ? only : undefined };
}
