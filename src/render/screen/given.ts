import type { FlowAdvice } from '../../model/advice.js';

/** What the command line said that is answered: the commands that are shown go on from it. */
export interface Given {
  /** The file as named; undefined where it is the one that commands find here by themselves, or where there is none. */
  readonly file?: string;
  /** Whether the system came from a file that can be written to. */
  readonly isFile: boolean;
  /** Whether it came from standard input, which can't be read again. */
  readonly isInput: boolean;
  /** `CRITERION=VALUE` arguments. */
  readonly values: readonly string[];
  /** `--rules` arguments. */
  readonly packs: readonly string[];
}

/** A command of this program on the same system, with the same packs. */
export function commandFor(command: string, given: Given, flow: FlowAdvice | undefined, more: readonly string[] = []) {
  const only = given.isFile && flow !== undefined ? ['--flow', flow.flow.name] : [];
  const packs = given.packs.flatMap((pack) => ['--rules', pack]);
  return ['driven', command, ...(given.file === undefined ? [] : [given.file]), ...only, ...more, ...packs];
}
