import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesFolder } from '../../scripts/rules-folder.js';
import { mergePacks, openMerged } from '../../src/rulebase/packs/merge-packs.js';
import type { Fields, Pack } from '../../src/rulebase/packs/pack.js';
import { parseYaml } from '../../src/system/yaml/parse.js';
import { placeAt, plainOf } from '../../src/system/yaml/plain-data.js';
import { runs } from '../random-runs.js';

const shipped = rulesFolder();

function packOf(text: string): Pack {
  const { root } = parseYaml(text);
  if (root === undefined) throw new Error('no root');
  return {
    source: { path: 'pack.yaml', text },
    data: plainOf(root),
    placeAt: (path, ofKey) => placeAt(root, path, ofKey),
  };
}

const dataOf = (path: string) => shipped.find((file) => file.path === path)?.data as Fields;
const first = (path: string, list: string) => (dataOf(path)[list] as Fields[])[0];

/** One of each kind, as rules/ has it. */
const ENTRIES: { readonly [kind: string]: Fields } = {
  criteria: { ...first('criteria.yaml', 'criteria'), name: 'own', role: undefined },
  exclusions: { ...first('criteria.yaml', 'exclusions'), id: 'own' },
  rules: { ...first('evidence/replay.yaml', 'rules'), id: 'own', topic: 'replay' },
  brokers: { ...dataOf('brokers/sqs-fifo.yaml'), id: 'own' },
  patterns: { ...dataOf('patterns/sns-sqs.yaml'), id: 'own' },
  sources: { ...first('sources.yaml', 'sources'), id: 'own' },
};

/** Every path into a value. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner).map((path) => [key, ...path]))];
}

function withAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? withAt(item, rest, put) : item));
  return { ...(value as Fields), [key]: withAt((value as Fields)[key], rest, put) };
}

describe('a pack with one value gone wrong', () => {
  const wrong = fc.constantFrom<unknown>(null, 0, -1, 1e9, true, '', 'x', '1..2', [], [[]], {}, { a: {} }, [null]);

  it.each(Object.keys(ENTRIES))('is read or refused with a place in it, never crashed on: %s', (kind) => {
    const paths = pathsOf(ENTRIES[kind]);
    fc.assert(
      fc.property(fc.constantFrom(...paths), wrong, fc.boolean(), (path, value, override) => {
        const entry = withAt(ENTRIES[kind], path, value);
        const fields = override ? { override: { [kind]: { own: entry } } } : {};
        const text = JSON.stringify({ 'driven-pack': 1, [kind]: [override ? ENTRIES[kind] : entry], ...fields });
        const merged = mergePacks(shipped, [packOf(text)]);
        const opened = 'findings' in merged ? merged : openMerged(merged);
        for (const { place, message } of 'findings' in opened ? opened.findings : []) {
          expect(place.source.path).toBe('pack.yaml');
          expect(place.span.end).toBeLessThanOrEqual(text.length);
          expect(message).not.toMatch(/\[object|\bundefined/);
        }
      }),
      { numRuns: runs(60) },
    );
  });
});
