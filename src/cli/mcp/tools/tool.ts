import type { Rulebook } from '../../../advice/index.js';
import type { Io } from '../../io.js';
import type { Root } from '../granted-files.js';
import type { Arguments, Fields, Schema } from '../input/fields.js';

/** What a tool answers: a value, and a short text of the same for a conversation. */
export interface Answer {
  readonly value: { readonly [key: string]: unknown };
  readonly text: string;
}

/** What a call has beside its arguments. */
export interface Call {
  readonly rulebook: Rulebook;
  readonly io: Io;
  /** The folders that the client grants; `undefined` where it grants none at all. Thrown through where it has to be asked first. */
  readonly roots: () => readonly Root[] | undefined;
  /** Lets others have a turn, and throws where the call was cancelled meanwhile. */
  readonly turn: () => Promise<void>;
}

/** A tool, in the terms of the protocol. */
export interface Tool<Of extends Fields = Fields> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: Of;
  /** The properties of its answer. */
  readonly answer: Schema;
  run(given: Arguments<Of>, call: Call): Promise<Answer>;
}

/** A tool of which the fields are no longer known: how the server has them. */
export type AnyTool = Omit<Tool, 'run'> & { readonly run: (given: unknown, call: Call) => Promise<Answer> };

/** Puts a tool into the server's list; its arguments were checked against its fields before it runs. */
export function tool<const Of extends Fields>(made: Tool<Of>): AnyTool {
  return { ...made, run: (given, call) => made.run(given as Arguments<Of>, call) };
}
