import type { Choice } from '../../model/criterion.js';
import { expected, type Measure } from '../../model/quantity.js';

export type Schema = { readonly [key: string]: unknown };

const PATTERNS: Partial<Record<Measure, string>> = {
  rate: '(k|M|G)?(/(s|min|h|day))?',
  size: '(k|M|G)?(B|KB|MB|GB|KiB|MiB|GiB)?',
  duration: '(k|M|G)?(ms|s|m|h|d)?',
};

/** What an editor offers where a quantity is due: one value, and a range. */
const EXAMPLES: Partial<Record<Measure, readonly string[]>> = {
  rate: ['200/s', '200/s..1k/s'],
  size: ['256KB', '1KB..64KB'],
  duration: ['30s', '1s..5s'],
};

export const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

export function object(properties: Schema): Schema {
  return { type: 'object', additionalProperties: false, properties };
}

export const ALL = 'all of these';

/** A value, or a list, which has a title of its own: editors take alternatives that are titled alike for one. */
export function oneOrSome(name: string, value: Schema, sense = 'one of these', least = 1): Schema {
  const { examples: _, ...items } = value;
  return { anyOf: [value, { title: `${name}: ${sense}`, type: 'array', minItems: least, items }] };
}

/** One of some words, each with what it means. Not `oneOf` with `const`: editors show those without their meanings. */
export function choiceSchema(values: readonly Choice[], flag = false): Schema {
  return {
    enum: values.map(({ id }) => (flag ? id === 'true' : id)),
    enumDescriptions: values.map(({ label }) => label),
  };
}

/** Words that are offered, where others may be right: those of a rule pack. */
export function knownOr(known: Schema): Schema {
  return { anyOf: [known, { type: 'string', minLength: 1, description: 'One of a rule pack.' }] };
}

export function quantitySchema(measure: Measure, forever: boolean): Schema {
  const number = '[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?';
  const one = `(${number} ?${PATTERNS[measure] ?? ''}${forever ? '|forever' : ''})`;
  return {
    type: ['string', 'number'],
    minimum: 0,
    pattern: `^ *${one}( *\\.\\. *${one})? *$`,
    patternErrorMessage: `Expected ${expected(measure, forever)}, or a range LOW..HIGH.`,
    examples: [...(EXAMPLES[measure] ?? []), ...(forever ? ['forever'] : [])],
  };
}
