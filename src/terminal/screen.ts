import type { Style } from '../model/style.js';
import type { Size } from './layout/size.js';

/** Where the verdict stands, for the lines under a question. */
export interface Status {
  readonly style: Style;
  readonly decided: boolean;
  /** Whether anything was said yet. */
  readonly begun: boolean;
  readonly likelihood: Readonly<Record<Style, number>>;
  /** Criteria that can still change it, the most telling first. */
  readonly still: readonly string[];
  /** Why answers contradict each other. */
  readonly clashes: readonly string[];
  /** What can carry the flow so far, where that is what is asked about. */
  readonly fits: readonly string[];
  /** In words: how many questions are left. */
  readonly left: string;
}

export interface Item {
  readonly label: string;
  /** Behind the label, dim. */
  readonly detail?: string;
  /** What a person may also type for it. */
  readonly word?: string;
  /** Cannot be marked together with others. */
  readonly alone?: boolean;
}

export interface Choices {
  readonly kind: 'choices';
  readonly items: readonly Item[];
  /** Whether more than one may be marked, and what that would mean; empty when not. */
  readonly several: string;
  /** Whether several are the rule, so that boxes are there from the start. */
  readonly list: boolean;
  readonly at: number;
  readonly marked: readonly number[];
}

export interface Line {
  readonly kind: 'line';
  readonly initial: string;
  /** What is shown where nothing is typed yet: what Enter then means, or an example. */
  readonly empty: string;
  /** Whether a `?` within the text is text. */
  readonly free: boolean;
  /** Words that Tab completes, in a list with commas. */
  readonly words: readonly string[];
  /** What is wrong with a text, or what should be confirmed by a second Enter. */
  readonly check: (text: string) => { readonly problem: string } | { readonly warning: string } | undefined;
}

/** One question as it is shown, whoever shows it. Texts from files are escaped already. */
export interface Screen {
  /** The criterion asked about; other screens have names that start with `@`. */
  readonly id: string;
  readonly head: string;
  /** What was answered before, the latest last. */
  readonly trail: readonly { readonly question: string; readonly answer: string }[];
  readonly title: string;
  readonly notes: readonly string[];
  /** A page above the question, as much of it as this room holds; painted already. */
  readonly page?: (size: Size) => readonly string[];
  /** Paragraphs behind `?`. */
  readonly help: readonly string[];
  readonly body: Choices | Line;
  readonly status?: Status;
  readonly canGoBack: boolean;
}

export type Reply =
  | { readonly kind: 'picked'; readonly items: readonly number[] }
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'back' };

/** Where it is shown and answered. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { columns?: number; rows?: number };
}

/** What asks: a terminal that is redrawn, or plain lines. */
export interface Prompter {
  /** @throws Interrupted. With `wanted` it answers itself. */
  ask(screen: Screen, wanted?: Reply): Promise<Reply>;
  /** Shows a better guess at how many questions are left, while the question waits; false when it does not redraw. */
  refresh?(left: string): void;
  /** Does some work piece by piece while nobody presses a key: until the next answer or, with `all`, to its end. */
  meanwhile?(work: Iterator<unknown>, all?: boolean): void;
  /** Whether what was shown can still be read when it is over. */
  readonly stays: boolean;
  close(): Promise<void>;
}

/** Ctrl-C, or the end of the input. */
export class Interrupted extends Error {}

export const NOTHING_BEFORE = 'There is nothing before this to go back to.';
