import type { Line } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import type { SetupStep } from './step.js';
import { lineOf, screenOf, typedIn } from './step.js';

export const nameSystem: SetupStep = (subject, context) => {
  if (context.system !== undefined) return undefined;
  const name = context.folder === '' ? 'system' : context.folder;
  const texts = [
    'A system is a set of services and the flows of messages or events between them, described in one file.',
    `The name goes into ${printable(context.file)} and heads the report. You can change it in the file later.`,
  ];
  return {
    screen: screenOf(context, 'system', 'What is the system called?', texts, lineOf(`Enter: ${printable(name)}`)),
    take: (reply) => ({ ...subject, system: typedIn(reply) || name }),
  };
};

export const nameFlow: SetupStep = (subject, context) => {
  if (subject.flow !== undefined) return undefined;
  const names = context.system?.flows.map(({ name }) => name) ?? [];
  const check: Line['check'] = (text) => {
    if (text === '') return { problem: 'A flow needs a name, such as place-order.' };
    return names.includes(text) ? { problem: 'There is a flow of this name already.' } : undefined;
  };
  const texts = [
    'A flow is one kind of record (a message or an event) from its senders to its consumers, such as place-order or order-placed.',
    'Consumers of one record that need different things stay one flow: `to` is then a map. Start with the flow that the team disagrees about.',
  ];
  return {
    screen: screenOf(context, 'flow', 'What is the flow called?', texts, lineOf('such as place-order', check)),
    take: (reply) => ({ ...subject, flow: typedIn(reply), create: true }),
  };
};
