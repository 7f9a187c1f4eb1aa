import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { ROOT } from '../../../scripts/rules-folder.js';

const ajv = new draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv as unknown as Parameters<typeof formats.default>[0]);
const schema = JSON.parse(readFileSync(join(ROOT, 'test/render/sarif/sarif-2.1.0-rtm.5.json'), 'utf8')) as object;
const valid = ajv.compile(schema);

/** What the schema of SARIF 2.1.0 has against a log; nothing for a valid one. */
export function sarifFaults(log: unknown): string[] {
  valid(log);
  return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
