/**
 * In place of the platform layer of the protocol's SDK, which brings a JSON Schema validator three times the size of what is
 * used of it here: only forms that a server asks its client to fill in would need that, and driven asks for none.
 */
export { default as process } from 'node:process';

export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error('nothing is validated by JSON Schema here');
  }
}
