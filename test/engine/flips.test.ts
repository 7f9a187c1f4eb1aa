import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EITHER, flips, HYBRID, MESSAGE, outlook, WhatIf } from '../../src/engine/index.js';
import { runs } from '../random-runs.js';
import { base, engineOf, flowOf, masksOn } from './arbitrary.js';
import { worldOf } from './oracle.js';
import { flipTruths, put, styleOf } from './oracle-flips.js';

test('flips are the smallest sets of changes that give another style, in the order of the contract', () => {
  fc.assert(
    fc.property(flowOf({ criteria: 5, rules: 8 }), ({ spec, masks }) => {
      const engine = engineOf(spec);
      const { style } = outlook(engine, masks);
      expect(flips(engine, masks, style)).toEqual(flipTruths(worldOf(spec), masks, style));
    }),
    { numRuns: runs(2000) },
  );
});

test('of cells of one quantity that do the same, the nearest to what was said stands for all', () => {
  const flow = flowOf({ criteria: 5, rules: 8 });
  const quantities = flow.chain((each) =>
    fc.record({ flow: fc.constant(each), ordered: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }) }),
  );
  fc.assert(
    fc.property(quantities, ({ flow: { spec, masks }, ordered }) => {
      const engine = engineOf(spec);
      const { style } = outlook(engine, masks);
      const allowed = masks.map(() => 15);
      expect(flips(engine, masks, style, { allowed, ordered })).toEqual(
        flipTruths(worldOf(spec), masks, style, allowed, ordered),
      );
    }),
    { numRuns: runs(1000) },
  );
});

test('putting a flip in gives its style, and no cell is proposed that is not allowed', () => {
  const narrowed = flowOf({ criteria: 6, rules: 12 }).chain((flow) =>
    fc.record({ flow: fc.constant(flow), allowed: masksOn(flow.spec.cells) }),
  );
  fc.assert(
    fc.property(narrowed, ({ flow: { spec, masks }, allowed }) => {
      const engine = engineOf(spec);
      const world = worldOf(spec);
      const { style } = outlook(engine, masks);
      const found = flips(engine, masks, style, { allowed });
      for (const set of found) {
        expect(set.style).not.toBe(style);
        expect(outlook(engine, put(masks, set.changes)).style).toBe(set.style);
        expect(styleOf(world, put(masks, set.changes))).toBe(set.style);
        for (const { criterion, cell } of set.changes) expect(allowed[criterion] & (1 << cell)).not.toBe(0);
      }
      expect(found).toEqual(flipTruths(world, masks, style, allowed));
    }),
    { numRuns: runs(300) },
  );
});

test('what follows from any changes is what following them gives', () => {
  const changed = flowOf({ criteria: 5, rules: 8 }).chain((flow) =>
    fc.record({ flow: fc.constant(flow), to: masksOn(flow.spec.cells) }),
  );
  fc.assert(
    fc.property(changed, ({ flow: { spec, masks }, to }) => {
      // Where a mask names one cell, that is a change.
      const changes = to.flatMap((mask, criterion) =>
        Number.isInteger(Math.log2(mask)) ? [{ criterion, cell: Math.log2(mask) }] : [],
      );
      const world = worldOf(spec);
      expect(new WhatIf(engineOf(spec), masks).styleWith(changes)).toBe(styleOf(world, put(masks, changes)) ?? -1);
    }),
    { numRuns: runs(500) },
  );
});

test('where each value of the parent is hybrid in its own way, what is certain of both together misleads nobody', () => {
  const rules = [
    { when: { criterion: 0, mask: 1 }, m: 20, e: 4, decisive: false },
    { when: { criterion: 0, mask: 1 }, m: 0, e: 1, decisive: true },
    { when: { criterion: 0, mask: 2 }, m: 16, e: 8, decisive: false },
  ];
  const engine = engineOf(base([2], rules, { threshold: 4, ratio: 1 / 2, floor: 2 }, 0));
  expect(outlook(engine, [3])).toMatchObject({ style: HYBRID, least: { m: 16, e: 5, decisive: 0 } });
  expect(new WhatIf(engine, [3]).styleWith([])).toBe(HYBRID);
});

test('three changes are no flip where two of them are one, even when five flips are known already', () => {
  const single = { when: { criterion: 0, mask: 62 }, m: 4, e: 0, decisive: false };
  const [two, too, little] = [1, 2, 3].map((criterion) => ({ when: { criterion, mask: 2 }, decisive: false }));
  const rules = [single, { ...two, m: 2, e: 1 }, { ...too, m: 2, e: 1 }, { ...little, m: 0, e: 2 }];
  const spec = base([6, 2, 2, 2], rules, { threshold: 4, ratio: 1 / 3, floor: 4 });
  const found = flips(engineOf(spec), [1, 1, 1, 1], EITHER);
  expect(found.map(({ changes, style }) => [changes.length, style])).toEqual(Array(5).fill([1, MESSAGE]));
});

test('a change that adds nothing certain is a flip where it rules out the one case that was not hybrid', () => {
  // The first criterion brings e, a little of it decisive or much of it; the second may bring more m than e can match.
  const rules = [
    { when: { criterion: 0, mask: 1 }, m: 20, e: 4, decisive: false },
    { when: { criterion: 0, mask: 1 }, m: 0, e: 1, decisive: true },
    { when: { criterion: 0, mask: 2 }, m: 20, e: 10, decisive: false },
    { when: { criterion: 1, mask: 2 }, m: 5, e: 0, decisive: false },
  ];
  const spec = base([2, 2], rules, { threshold: 4, ratio: 1 / 2, floor: 2 });
  const engine = engineOf(spec);
  const { style } = outlook(engine, [3, 3]);
  expect(style).toBe(MESSAGE);
  const found = flips(engine, [3, 3], style);
  expect(found).toContainEqual({ changes: [{ criterion: 1, cell: 0 }], style: HYBRID });
  expect(found).toEqual(flipTruths(worldOf(spec), [3, 3], style));
});
