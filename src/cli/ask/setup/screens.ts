import type { Choices, Item, Line, Reply, Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import type { SetupContext } from './setup-steps.js';

export const typedIn = (reply: Reply) => (reply.kind === 'typed' ? reply.text : '');
export const pickedIn = (reply: Reply) => (reply.kind === 'picked' ? reply.items[0] : 0);

/** @param paragraphs the first is shown with the question, the others are its help */
export function screenOf(
  known: SetupContext,
  id: string,
  title: string,
  paragraphs: string[],
  body: Choices | Line,
): Screen {
  return {
    id: `@${id}`,
    head: printable(known.file),
    trail: [],
    title,
    notes: paragraphs.slice(0, 1),
    help: paragraphs.length > 1 ? paragraphs : [],
    body,
    canGoBack: false,
  };
}

export function lineOf(empty: string, check: Line['check'] = () => undefined, words: readonly string[] = []): Line {
  return { kind: 'line', initial: '', empty, free: true, words, check };
}

export function choicesOf(items: readonly Item[]): Choices {
  return { kind: 'choices', items, several: '', list: false, at: 0, marked: [] };
}
