import type { Reply, Screen } from '../screen.js';

/** A key as the terminal names it. */
export interface Key {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
}

/** A screen and what the person did to it so far: a value that each key turns into another one. */
export interface PromptState {
  readonly screen: Screen;
  readonly at: number;
  readonly marked: ReadonlySet<number>;
  /** The line that is typed; of choices, what narrows them. */
  readonly text: string;
  /** Whether the pointer was moved since something was typed. */
  readonly moved: boolean;
  /** Position in `text`, in UTF-16 units. */
  readonly cursor: number;
  /** The page of help that is open; 0 when none is. */
  readonly help: number;
  readonly message: string;
  /** The text that was warned of; a second Enter takes it. */
  readonly warned?: string;
}

export function promptState(screen: Screen): PromptState {
  const { body } = screen;
  const common = { screen, help: 0, message: '', moved: false };
  return body.kind === 'choices'
    ? { ...common, at: body.at, marked: new Set(body.marked), text: '', cursor: 0 }
    : { ...common, at: 0, marked: new Set(), text: body.initial, cursor: body.initial.length };
}

export type Pressed = { readonly state: PromptState } | { readonly reply: Reply };

/** The character that a key types, if any. */
export function typedBy({ sequence, ctrl, meta }: Key): string | undefined {
  if (ctrl || meta || sequence === undefined || sequence === '') return undefined;
  return [...sequence].length === 1 && !/\p{C}/u.test(sequence) ? sequence : undefined;
}

export const isEnter = ({ name }: Key) => name === 'return' || name === 'enter';
export const goesBack = ({ name, shift }: Key) => name === 'escape' || (name === 'tab' && shift === true);
