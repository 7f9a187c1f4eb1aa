export type Schema = { readonly [key: string]: unknown };

/** The parts of which the schema of a pack is made. */
export const text = (description: string): Schema => ({ type: 'string', minLength: 1, description });
export const number = (description: string): Schema => ({ type: 'number', description });
export const texts = (description: string): Schema => ({
  type: 'array',
  items: { type: 'string', minLength: 1 },
  description,
});
export const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });
/** One of some words, each with its meaning where an editor is to show it. */
export const words = (known: readonly unknown[], description: string, meanings?: readonly string[]): Schema => ({
  enum: known,
  ...(meanings ? { enumDescriptions: meanings } : {}),
  description,
});
export const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

export function fields(properties: Schema, required: readonly string[] = []): Schema {
  return { type: 'object', additionalProperties: false, properties, ...(required.length > 0 ? { required } : {}) };
}
