import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fix, holds, judge, reads } from '../../src/engine/index.js';
import { runs } from '../random-runs.js';
import { conditionOn, masksOn } from './arbitrary.js';
import { everyChoice, isTrue, range } from './oracle.js';

const conditions = fc
  .array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((cells) => fc.record({ cells: fc.constant(cells), condition: conditionOn(cells), masks: masksOn(cells) }));

test('a condition holds exactly where its definition says so', () => {
  fc.assert(
    fc.property(conditions, ({ cells, condition }) => {
      for (const choice of everyChoice(cells)) expect(holds(condition, choice)).toBe(isTrue(condition, choice));
    }),
    { numRuns: runs(500) },
  );
});

test('what is judged true or false of a set is so for each of its members', () => {
  fc.assert(
    fc.property(conditions, ({ cells, condition, masks }) => {
      const members = everyChoice(cells).filter((choice) => choice.every((cell, index) => masks[index] & (1 << cell)));
      const truths = new Set(members.map((choice) => isTrue(condition, choice)));
      const judged = judge(condition, masks);
      if (judged !== undefined) expect(truths).toEqual(new Set([judged]));
      // Nothing is left open where every criterion is known.
      if (members.length === 1) expect(judged).toBeDefined();
    }),
    { numRuns: runs(1000) },
  );
});

test('a condition that reads each criterion once is left open only where its truth is', () => {
  const once = fc.integer({ min: 1, max: 5 }).chain((count) =>
    fc.record({
      masks: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: count, maxLength: count }),
      leaves: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: count, maxLength: count }),
      split: fc.nat({ max: count }),
      negate: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(once, ({ masks, leaves, split, negate }) => {
      const parts = leaves.map((mask, criterion) => ({ criterion, mask }));
      const all = { all: [...parts.slice(0, split), { any: parts.slice(split) }] };
      const condition = negate ? { not: all } : all;
      const members = everyChoice(masks.map(() => 3)).filter((c) => c.every((cell, i) => masks[i] & (1 << cell)));
      const truths = new Set(members.map((choice) => isTrue(condition, choice)));
      expect(judge(condition, masks)).toBe(truths.size === 1 ? [...truths][0] : undefined);
    }),
    { numRuns: runs(500) },
  );
});

test('fixing a criterion leaves a condition on the others with the same truth', () => {
  fc.assert(
    fc.property(conditions, ({ cells, condition }) => {
      for (const criterion of range(cells.length)) {
        for (const cell of range(cells[criterion])) {
          const rest = fix(condition, criterion, cell);
          if (typeof rest !== 'boolean') expect(reads(rest, new Set()).has(criterion)).toBe(false);
          for (const choice of everyChoice(cells).filter((c) => c[criterion] === cell)) {
            expect(typeof rest === 'boolean' ? rest : isTrue(rest, choice)).toBe(isTrue(condition, choice));
          }
        }
      }
    }),
    { numRuns: runs(200) },
  );
});
