import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCriteria } from '../../src/engine/index.js';
import { runs } from '../random-runs.js';
import { base, engineOf, flowOf } from './arbitrary.js';
import { worldOf } from './oracle.js';
import { openTruths } from './oracle-open.js';

test('a criterion is open exactly when its answer alone can change the style, and matters what it tells', () => {
  fc.assert(
    fc.property(flowOf({ criteria: 6, rules: 8 }), ({ spec, masks }) => {
      const truths = openTruths(worldOf(spec), masks);
      const open = openCriteria(engineOf(spec), masks);
      expect(open.map(({ criterion }) => criterion).sort()).toEqual(truths.map(({ criterion }) => criterion));
      for (const { criterion, matters } of truths) {
        expect(open.find((one) => one.criterion === criterion)?.matters).toBeCloseTo(Math.max(0, matters), 9);
      }
      for (let i = 1; i < open.length; i++) {
        const gap = open[i - 1].matters - open[i].matters;
        expect(gap > 0 || (gap === 0 && open[i - 1].criterion < open[i].criterion)).toBe(true);
      }
    }),
    { numRuns: runs(800) },
  );
});

test('a criterion can be open though its answer, on its own, makes no style likelier', () => {
  // Each answer to the first turns one style into the other, and which into which hangs on the second.
  const rules = [
    { when: { criterion: 0, mask: 2 }, m: 1, e: 2, decisive: false },
    { when: { criterion: 1, mask: 1 }, m: 2, e: 0, decisive: false },
    { when: { criterion: 1, mask: 2 }, m: 3, e: 2, decisive: false },
  ];
  const engine = engineOf(base([2, 2], rules, { threshold: 9, ratio: 1 / 3, floor: 3 }));
  expect(openCriteria(engine, [3, 3])).toEqual([
    { criterion: 0, matters: 0 },
    { criterion: 1, matters: 0 },
  ]);
});
