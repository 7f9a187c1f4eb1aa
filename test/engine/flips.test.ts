import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flips, HYBRID, MESSAGE, outlook } from '../../src/engine/index.js';
import { engineOf, flowOf, masksOn } from './arbitrary.js';
import { worldOf } from './oracle.js';
import { flipTruths, put, styleOf } from './oracle-flips.js';

test('flips are the smallest sets of changes that give another style, in the order of the contract', () => {
  fc.assert(
    fc.property(flowOf({ criteria: 5, rules: 8 }), ({ spec, masks }) => {
      const engine = engineOf(spec);
      const { style } = outlook(engine, masks);
      expect(flips(engine, masks, style)).toEqual(flipTruths(worldOf(spec), masks, style));
    }),
    { numRuns: 2500 },
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
    { numRuns: 300 },
  );
});

test('a change that adds nothing certain is a flip where it rules out the one case that was not hybrid', () => {
  // The first criterion brings e, a little of it decisive or much of it; the second may bring more m than e can match.
  const spec = {
    cells: [2, 2],
    parent: -1,
    prior: [[[1, 1]], [[1, 1]]],
    rules: [
      { when: { criterion: 0, mask: 1 }, m: 20, e: 4, decisive: false },
      { when: { criterion: 0, mask: 1 }, m: 0, e: 1, decisive: true },
      { when: { criterion: 0, mask: 2 }, m: 20, e: 10, decisive: false },
      { when: { criterion: 1, mask: 2 }, m: 5, e: 0, decisive: false },
    ],
    exclusions: [],
    regions: { threshold: 4, ratio: 1 / 2, floor: 2 },
  };
  const engine = engineOf(spec);
  const { style } = outlook(engine, [3, 3]);
  expect(style).toBe(MESSAGE);
  const found = flips(engine, [3, 3], style);
  expect(found).toContainEqual({ changes: [{ criterion: 1, cell: 0 }], style: HYBRID });
  expect(found).toEqual(flipTruths(worldOf(spec), [3, 3], style));
});
