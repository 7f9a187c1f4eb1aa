import type { Item } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import { nearest } from '../../../text/nearest.js';
import { choicesOf, pickedIn, screenOf } from './screens.js';
import type { SetupStep } from './setup-steps.js';

/** Names offered in place of one that the file does not have, where none is close. */
const MOST_NAMES = 7;

/** Which flow of a file that has several: the undecided ones first. */
export const pickFlow: SetupStep = (subject, known) => {
  if (subject.create || subject.flow !== undefined || known.flow !== undefined) return undefined;
  const all = known.verdicts();
  const flows = [...all.filter(({ decided }) => !decided), ...all.filter(({ decided }) => decided)];
  const items: Item[] = flows.map(({ name, style, decided }) => ({
    label: printable(name),
    detail: decided ? `decided: ${style}` : `so far ${style}`,
  }));
  items.push({ label: 'A new flow', word: 'new' });
  const texts = ['Each flow has a verdict of its own; those that are not decided come first.'];
  return {
    screen: screenOf(known, 'which', 'Which flow is it about?', texts, choicesOf(items)),
    take: (reply) => {
      const flow = flows[pickedIn(reply)];
      return flow === undefined ? { ...subject, create: true } : { ...subject, flow: flow.name };
    },
  };
};

/** A flow named on the command line that the file does not have: a slip, or a new one? */
export const confirmFlow: SetupStep = (subject, known) => {
  const { flow, system } = known;
  if (flow === undefined || subject.flow !== undefined || system === undefined) return undefined;
  const names = system.flows.map(({ name }) => name);
  const near = nearest(flow, names);
  const meant = near === undefined ? names.slice(0, MOST_NAMES) : [near];
  const items: Item[] = meant.map((name) => ({ label: printable(name) }));
  items.push({ label: `A new flow ${printable(flow)}`, word: 'new' });
  const title = `${printable(known.file)} has no flow ${printable(flow)}. Which one is meant?`;
  return {
    screen: screenOf(known, 'confirm', title, [], choicesOf(items)),
    take: (reply) => {
      const name = meant[pickedIn(reply)];
      return name === undefined ? { ...subject, flow, create: true } : { ...subject, flow: name };
    },
  };
};
