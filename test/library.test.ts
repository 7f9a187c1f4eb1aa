import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../scripts/rules-folder.js';
import type * as Library from '../src/index.js';

const { PackError, advise, check, loadRules, parseSystem } = (await import(
  pathToFileURL(join(ROOT, 'dist/index.js')).href
)) as typeof Library;

const SYSTEM =
  'driven: 1\nsystem: shop\nflows:\n  order:\n    needs: {replay: history}\n    uses: {broker: kafka, retryTopic: true, deadLetter: false}\n';
const PACK = 'driven-pack: 1\ndefaults: {needs: {intent: event, acknowledgment: delivery}}\n';

describe('the library as it is built', () => {
  it('advises and checks, with and without rule packs', () => {
    const rules = loadRules();
    const { system } = parseSystem(SYSTEM, rules);
    expect(system && advise(system, rules).flows[0].style).toBe('event-driven');
    const packed = loadRules([{ path: 'pack.yaml', text: PACK }]);
    const again = parseSystem(SYSTEM, packed).system;
    expect(again?.flows[0].needs.get('intent')?.place.source.path).toBe('pack.yaml');
    const found = again ? check(again, packed, '2026-11-24').map(({ rule }) => rule) : [];
    expect(found).toContain('retry-without-end');
  });

  it('tells every fault of a pack with its place', () => {
    const wrong = { path: 'pack.yaml', text: 'driven-pack: 1\ndefaults: {needs: {intnt: event}}\n' };
    expect(() => loadRules([wrong])).toThrow(PackError);
    expect(() => loadRules([{ path: 'pack.yaml', text: 'a: [' }])).toThrow(/pack.yaml: /);
  });
});
