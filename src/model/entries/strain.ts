import { type Field, field, word } from './field.js';

/** What may keep a carrier from meeting a need. */
export const verdict = word(['strains', 'cannot']);

/** How much a strain weighs. */
export const WEIGHTS = ['routine', 'costly'] as const;
export type Weight = (typeof WEIGHTS)[number];
const weighs = word(WEIGHTS, [
  'There is a documented recipe: a setting, a loop, a second queue, a claim check, more disk.',
  'A need is still not met in full, or a service has to be built and run, or it takes a paid edition or something young.',
]);
export const weight = (only: NonNullable<Field['only']>) =>
  field<Weight | undefined>(weighs, 'How much a strain weighs.', { otherwise: undefined, only });
export const strains = (name: string) => (before: { readonly [field: string]: unknown }) => before[name] === 'strains';
