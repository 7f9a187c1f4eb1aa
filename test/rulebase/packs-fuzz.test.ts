import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesFolder } from '../../scripts/rules-folder.js';
import { mergePacks, openMerged } from '../../src/rulebase/packs/merge-packs.js';
import { documentOf } from '../../src/system/document.js';
import { parseYaml } from '../../src/system/yaml/parse.js';
import type { PlacedText } from '../../src/text/placed.js';
import { runs } from '../random-runs.js';
import { type Data, dataOf } from './changed.js';

const shipped = rulesFolder();

function packOf(text: string): PlacedText {
  const { document } = documentOf({ path: 'pack.yaml', text }, parseYaml(text), 'a pack');
  if (document === undefined) throw new Error('no document');
  return document;
}

const first = (path: string, list: string) => (dataOf(path)[list] as Data[])[0];

/** One of each kind, as rules/ has it. */
const ENTRIES: { readonly [kind: string]: Data } = {
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
  return { ...(value as Data), [key]: withAt((value as Data)[key], rest, put) };
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
