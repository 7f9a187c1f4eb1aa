import type { Rulebook } from '../../../advice/index.js';
import type { Answer } from '../../../model/answer.js';
import type { System } from '../../../model/system.js';
import { readNeedsObject } from '../../../system/parts/needs-object.js';
import { withAnswers } from '../../../system/what-if.js';
import type { Io } from '../../io.js';
import { emptySystem, systemIn } from '../../load-system.js';
import { inputError } from '../../rules/document.js';
import { callIo } from '../call-io.js';

/** Names that places in arguments bear. */
export const TEXT = 'text';
const NEEDS = 'needs';

/** The needs of a call; `undefined` is an answer that nobody knows. @throws UsageError with every problem */
export function givenNeeds(needs: object | undefined, { base }: Rulebook): ReadonlyMap<string, Answer | undefined> {
  const { answers, findings } = readNeedsObject(needs ?? {}, base, NEEDS);
  if (findings.length > 0) throw inputError(findings);
  return answers;
}

/** A system as a text has it, and what of the text was not read. @throws UsageError with every problem */
export async function systemOfText(
  name: string,
  text: string,
  rulebook: Rulebook,
  io: Io,
): Promise<{ system: System; notes: string }> {
  const call = callIo(io, new Map([[name, text]]));
  const { system, findings } = await systemIn(name, rulebook, call.io);
  if (findings.length > 0 || system === undefined) throw inputError(findings);
  return { system, notes: call.notes() };
}

/** What a call describes: a text, needs, or a text with needs put into its flows. @throws UsageError with every problem */
export async function described(
  { needs, text }: { readonly needs: object | undefined; readonly text: string | undefined },
  rulebook: Rulebook,
  io: Io,
): Promise<{ system: System; notes: string }> {
  const answers = givenNeeds(needs, rulebook);
  const read =
    text === undefined
      ? { system: emptySystem(rulebook.base.defaults), notes: '' }
      : await systemOfText(TEXT, text, rulebook, io);
  return { ...read, system: withAnswers(read.system, undefined, answers) };
}
