import type { Style } from '../../../model/style.js';
import type { System } from '../../../model/system.js';
import type { Choices, Item, Line, Reply, Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';

/** What is known besides the answers: from the command line and from the file. */
export interface SetupContext {
  readonly file: string;
  /** The system that the file describes; undefined for a new file. */
  readonly system?: System;
  /** Its flows with their verdicts so far; worked out only where one has to be picked. */
  readonly verdicts: () => readonly FlowVerdict[];
  readonly flow?: string;
  /** How many services each audience stands for at least, and which were answered. */
  readonly audience: (count: number) => string | undefined;
}

export interface FlowVerdict {
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
  /** Whether somebody gave the flow its name. */
  readonly named?: boolean;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

/** One thing to ask before or after the questions; undefined where it is known already. */
export type SetupStep = (
  subject: Subject,
  context: SetupContext,
) => { readonly screen: Screen; readonly take: (reply: Reply) => Subject } | undefined;

export const typedIn = (reply: Reply) => (reply.kind === 'typed' ? reply.text : '');
export const pickedIn = (reply: Reply) => (reply.kind === 'picked' ? reply.items[0] : 0);

/** @param paragraphs the first is shown with the question; where there are more, all are its help */
export function screenOf(
  { file }: SetupContext,
  id: string,
  title: string,
  paragraphs: readonly string[],
  body: Choices | Line,
): Screen {
  return {
    id: `@${id}`,
    head: printable(file),
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
