import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../scripts/rules-folder.js';

const { base } = shippedRules();
const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name));

/** Words that mean something else in code as well, and may be quoted there. */
const ALSO_CODE = new Set([
  'channel',
  'payload',
  'operations',
  'style',
  'broker',
  'pattern',
  'key',
  'running',
  'reply',
  'schema',
  'regions',
  // A state of Terraform has a list of that name.
  'instances',
]);

describe('knowledge lives in rules/', () => {
  const ids = [
    ...base.criteria.map(({ name }) => name),
    ...base.setup.map(({ name }) => name),
    ...base.rules.map(({ id }) => id),
    ...base.exclusions.map(({ id }) => id),
    ...base.brokers.map(({ id }) => id),
    ...base.catalogue.patterns.map(({ id }) => id),
    ...base.pitfalls.map(({ id }) => id),
  ].filter((id) => !ALSO_CODE.has(id));

  it.each(ids)('src/ does not quote %s', (id) => {
    const quoting = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return [`'${id}'`, `"${id}"`, `\`${id}\``].some((quoted) => text.includes(quoted));
    });
    expect(quoting).toEqual([]);
  });
});
