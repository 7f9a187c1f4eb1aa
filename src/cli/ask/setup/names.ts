import type { Line } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import type { SetupStep, Subject } from './step.js';
import { lineOf, screenOf, typedIn } from './step.js';

/** The name of a flow until somebody gives it one. */
const UNNAMED = /^flow-\d+$/;

export const isUnnamed = (name: string) => UNNAMED.test(name);

/** The first such name that no flow has. */
export function freeName(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    if (!taken.includes(`flow-${number}`)) return `flow-${number}`;
  }
}

export const nameFlow: SetupStep = (subject, context) => {
  const { flow = '' } = subject;
  if (subject.named) return undefined;
  const names = context.system?.flows.map(({ name }) => name) ?? [];
  const check: Line['check'] = (text) =>
    text !== flow && names.includes(text) ? { problem: 'There is a flow of this name already.' } : undefined;
  const texts = [
    'Say what is sent: a task such as place-order, or a fact such as order-placed.',
    `It stands in ${printable(context.file)} and in the report, and can be changed there later.`,
  ];
  return {
    screen: screenOf(context, 'flow', 'What is the flow called?', texts, lineOf(`Enter: ${printable(flow)}`, check)),
    take: (reply): Subject => ({ ...subject, flow: typedIn(reply) || flow }),
  };
};

export const nameSystem: SetupStep = (subject, context) => {
  if (context.system !== undefined) return undefined;
  const { system = '' } = subject;
  const texts = [
    'The services around this flow, as one name; further flows between them go into the same file.',
    `The name stands in ${printable(context.file)} and at the head of the report, and can be changed there later.`,
  ];
  return {
    screen: screenOf(context, 'system', 'What is the system called?', texts, lineOf(`Enter: ${printable(system)}`)),
    take: (reply): Subject => ({ ...subject, system: typedIn(reply) || system }),
  };
};
