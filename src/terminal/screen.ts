import type { Size } from './layout/size.js';

/** How much of the lines under a question there is room for. */
export type StatusAmount = 'full' | 'short' | 'line';

/** The lines under a question, which are shortened first where the terminal is small. */
export interface Status {
  /** Coloured already, none wider than `width`. */
  readonly lines: (width: number, amount: StatusAmount) => readonly string[];
  /** The same in sentences, without colour, of any width. */
  readonly plain: readonly string[];
}

export interface Item {
  readonly label: string;
  /** Shown dim behind the label. */
  readonly detail?: string;
  /** What a person may also type for it. */
  readonly word?: string;
  /** Further words by which it is found. */
  readonly also?: readonly string[];
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

/** One question with everything shown around it. Texts from files are escaped already. */
export interface Screen {
  /** What is asked about; screens that ask nothing of that kind have names that start with `@`. */
  readonly id: string;
  readonly head: string;
  /** What was answered before, the latest last. */
  readonly trail: readonly { readonly question: string; readonly answer: string }[];
  readonly title: string;
  readonly notes: readonly string[];
  /** A page above the question, at most so many rows of it; coloured already. */
  readonly page?: (size: Size) => readonly string[];
  /** Paragraphs behind `?`. */
  readonly help: readonly string[];
  readonly body: Choices | Line;
  readonly status?: Status;
  readonly canGoBack: boolean;
  /** What one key shows instead of an answer, in a word. */
  readonly aside?: string;
}

export type Reply =
  | { readonly kind: 'picked'; readonly items: readonly number[] }
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'back' | 'aside' };

/** The streams of a terminal. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { columns?: number; rows?: number };
}

/** Asks questions: on a terminal that is redrawn, or in plain lines. */
export interface Prompter {
  /**
   * @param autoReply the reply that is given without a person, for a demonstration
   * @throws Interrupted
   */
  ask(screen: Screen, autoReply?: Reply): Promise<Reply>;
  /** Puts another status under the question that waits; undefined where nothing is redrawn. */
  refresh?(status: Status): void;
  /** Does some work step by step while no key is pressed: until the next answer or, with `all`, to its end. */
  whileIdle?(work: Iterator<unknown>, all?: boolean): void;
  /** Whether what was shown stays on the terminal. */
  readonly stays: boolean;
  close(): Promise<void>;
}

/** Ctrl-C, or the end of the input. */
export class Interrupted extends Error {}

export const NOTHING_BEFORE = 'There is nothing before this to go back to.';
