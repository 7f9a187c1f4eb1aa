/**
 * In place of the platform layer of the protocol's SDK, which brings a JSON Schema validator larger than all that is used of
 * the SDK beside it: only forms that a server asks its client to fill in would need that, and driven asks for none.
 */
export { default as process } from 'node:process';

export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error('nothing is validated by JSON Schema here');
  }
}
