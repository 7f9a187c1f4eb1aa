import type { Read } from '../../model/entries/field.js';
import type { PITFALL_EXAMPLE } from '../../model/entries/pitfall.js';
import type { RULE } from '../../model/entries/rule.js';
import type { FieldReader } from '../../text/field-reader.js';

/** One example of a rule, run as a test: answers as in system.yaml, and whether the rule fires on them. */
export type Example = Read<typeof RULE>['examples'][number];

/** A system on which a pitfall is tried: one flow, called `flow`, or several of which one is called so. */
export type PitfallExample = Read<typeof PITFALL_EXAMPLE>;

/** The examples of an entry, and where they stand. */
export interface PlacedExamples<T> {
  readonly at: FieldReader;
  readonly all: readonly { readonly example: T; readonly at: FieldReader }[];
}

/** The examples of an entry with their places; told where there is none of some kind. */
export function placedExamples<T extends { readonly fires: boolean | 'unknown' }>(
  at: FieldReader,
  examples: readonly T[],
  needed: readonly T['fires'][],
): PlacedExamples<T> {
  for (const fires of needed)
    if (!examples.some((example) => example.fires === fires)) at.fault(`no example that has \`fires: ${fires}\``);
  const items = at.kind === 'list' ? at.items() : [];
  return { at, all: items.map((item, index) => ({ example: examples[index], at: item })) };
}
