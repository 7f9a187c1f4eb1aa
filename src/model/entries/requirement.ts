import { condition, field, known, list, optional, own, record, text, texts, word } from './field.js';
import { strains, verdict, weight } from './strain.js';

export type TierCondition =
  | { readonly capability: string; readonly values: readonly (string | boolean)[] }
  /** A list that holds the need. */
  | { readonly capability: string; readonly holds: 'need' }
  /** A quantity that is at least the need. */
  | { readonly capability: string; readonly atLeast: 'need' }
  /** A quantity without a limit, or one that whoever runs it sets. */
  | { readonly capability: string; readonly unlimited: true }
  /** Nobody publishes it, or whoever runs it sets it. */
  | { readonly capability: string; readonly unpublished: true }
  /** A class, with the least need that it meets. */
  | { readonly capability: string; readonly within: { readonly [value: string]: number } }
  /** Of the need itself, whatever the capability. */
  | { readonly need: { readonly atLeast?: number; readonly below?: number } };

const tests = own<readonly TierCondition[]>('tests of capabilities');

export const TIER = record('tier', {
  fits: optional(tests, 'What a capability has to be for the need to be met.'),
  strains: field(tests, 'What it has to be for the need to be met with a workaround.', {
    otherwise: [],
    only: ({ fits }) => fits === undefined,
  }),
  weight: weight(({ fits }) => fits === undefined),
  because: optional(text, 'What is missing.'),
  workaround: field(text, 'What to do; where it strains.', {
    otherwise: '',
    only: ({ fits }) => fits === undefined,
  }),
});

/** When a capability meets a need: the first tier that holds, else `otherwise`. */
export const REQUIREMENT = record('requirement', {
  needs: optional(texts, 'The needs it is about; left out, all.'),
  when: optional(condition('needs'), 'Counts only where this is known to hold.'),
  unless: optional(condition('needs'), 'Does not count where this is known to hold.'),
  tiers: field(list(TIER), 'The first one that holds counts.'),
  otherwise: field(verdict, 'Where none holds.'),
  weight: weight(strains('otherwise')),
  composed: optional(word(['cannot']), 'Of a composition, where that is worse: nobody puts together what does not do.'),
  because: field(text, 'What is missing; may quote {need} and capabilities by name.'),
  workaround: field(text, 'What to do; where it strains.', { otherwise: '', only: strains('otherwise') }),
  settledBy: optional(known('setup'), 'The setup fact that says the workaround is in place.'),
  toldBy: optional(
    known('pitfalls'),
    'The pitfall that says it with figures of the flow; what it finds is not said twice.',
  ),
});
