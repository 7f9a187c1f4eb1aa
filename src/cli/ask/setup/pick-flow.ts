import type { Item } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import { nearest } from '../../../text/nearest.js';
import type { SetupStep } from './step.js';
import { choicesOf, pickedIn, screenOf } from './step.js';

/** Names offered in place of one that the file does not have, where none is close. */
const MOST_NAMES = 7;

/** Which flow of a file that has several: the undecided ones first. */
export const pickFlow: SetupStep = (subject, context) => {
  if (context.system === undefined || subject.create || subject.flow !== undefined || context.flow !== undefined)
    return undefined;
  const all = context.verdicts();
  const flows = [...all.filter(({ decided }) => !decided), ...all.filter(({ decided }) => decided)];
  const items: Item[] = flows.map(({ name, style, decided }) => ({
    label: printable(name),
    detail: decided ? `decided: ${style}` : `so far ${style}`,
  }));
  items.push({ label: 'A new flow', word: 'new' });
  const texts = ['Each flow has a verdict of its own; those that are not decided come first.'];
  return {
    screen: screenOf(context, 'which', 'Which flow is it about?', texts, choicesOf(items)),
    take: (reply) => {
      const flow = flows[pickedIn(reply)];
      return flow === undefined ? { ...subject, create: true } : { ...subject, flow: flow.name };
    },
  };
};

/** A flow named on the command line that the file does not have: a slip, or a new one? */
export const confirmFlow: SetupStep = (subject, context) => {
  const { flow, system } = context;
  if (flow === undefined || subject.flow !== undefined || system === undefined) return undefined;
  const names = system.flows.map(({ name }) => name);
  const near = nearest(flow, names);
  const meant = near === undefined ? names.slice(0, MOST_NAMES) : [near];
  const items: Item[] = meant.map((name) => ({ label: printable(name) }));
  items.push({ label: `A new flow ${printable(flow)}`, word: 'new' });
  const title = `${printable(context.file)} has no flow ${printable(flow)}. Which one is meant?`;
  return {
    screen: screenOf(context, 'confirm', title, [], choicesOf(items)),
    take: (reply) => {
      const name = meant[pickedIn(reply)];
      return name === undefined ? { ...subject, flow, create: true, named: true } : { ...subject, flow: name };
    },
  };
};
