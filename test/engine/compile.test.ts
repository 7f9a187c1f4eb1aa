import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPONENT_LIMIT, type Condition, compile, everything, type Spec } from '../../src/engine/index.js';
import { runs } from '../random-runs.js';
import { base, specOf } from './arbitrary.js';
import { everyChoice, isTrue, range } from './oracle.js';

const specs = specOf({ criteria: 6, rules: 6 });

test('criteria that a rule or an exclusion weighs together share a component', () => {
  fc.assert(
    fc.property(specs, (spec) => {
      const result = compile(spec);
      if ('tooLarge' in result) throw new Error('small rule bases always compile');
      const { components } = result.model;
      for (const condition of [...spec.rules.map(({ when }) => when), ...spec.exclusions]) {
        for (const parent of range(spec.parent < 0 ? 1 : spec.cells[spec.parent])) {
          const together = weighs(spec, condition, parent);
          expect(
            together.length === 0 || components.some(({ criteria }) => together.every((c) => criteria.includes(c))),
          ).toBe(true);
        }
      }
      const listed = components.flatMap(({ criteria }) => criteria);
      expect(new Set(listed).size).toBe(listed.length);
      expect(listed).not.toContain(spec.parent);
    }),
    { numRuns: runs(200) },
  );
});

test('a component past the limit is refused, with the rules and exclusions that join it', () => {
  fc.assert(
    fc.property(specs, fc.integer({ min: 3, max: 300 }), (spec, limit) => {
      const whole = compile(spec);
      const result = compile(spec, limit);
      if ('tooLarge' in whole) throw new Error('small rule bases always compile');
      const large = whole.model.components.find(({ size }) => size > limit);
      expect('tooLarge' in result).toBe(large !== undefined);
      if (!('tooLarge' in result)) return;
      const { criteria, size, rules, exclusions } = result.tooLarge;
      expect([criteria, size]).toEqual([large?.criteria, large?.size]);
      const joins = (condition: Condition) =>
        named(condition).filter((c) => c !== spec.parent && criteria.includes(c)).length > 1;
      for (const rule of rules) expect(joins(spec.rules[rule].when)).toBe(true);
      for (const exclusion of exclusions) expect(joins(spec.exclusions[exclusion])).toBe(true);
      // Nothing but what is named joins these criteria.
      const rest = compile({
        ...spec,
        rules: spec.rules.filter((_, index) => !rules.includes(index)),
        exclusions: spec.exclusions.filter((_, index) => !exclusions.includes(index)),
      });
      if ('tooLarge' in rest) throw new Error('fewer rules join less');
      for (const left of rest.model.components)
        expect(left.criteria.filter((criterion) => criteria.includes(criterion)).length).toBeLessThan(2);
    }),
    { numRuns: runs(300) },
  );
});

test('forty careless rules over fifteen criteria are refused before anything is tabulated', () => {
  const cells = range(15).map(() => 4);
  const rules = range(40).map((index) => ({
    when: {
      all: [
        { criterion: index % 15, mask: 1 },
        { criterion: (index + 1 + Math.floor(index / 15)) % 15, mask: 2 },
      ],
    },
    m: 1,
    e: 0,
    decisive: false,
  }));
  const result = compile(base(cells, rules, { threshold: 4, ratio: 1 / 3, floor: 2 }));
  if (!('tooLarge' in result)) throw new Error('far past the limit');
  expect(result.tooLarge.size).toBeGreaterThan(COMPONENT_LIMIT);
  expect(result.tooLarge.rules).toEqual(range(40));
});

/** The criteria but the parent on which the condition's truth depends, under one value of the parent. */
function weighs(spec: Spec, condition: Condition, parent: number): number[] {
  const choices = everyChoice(spec.cells).filter((cells) => spec.parent < 0 || cells[spec.parent] === parent);
  return range(spec.cells.length).filter(
    (criterion) =>
      criterion !== spec.parent &&
      choices.some((cells) => isTrue(condition, cells) !== isTrue(condition, cells.with(criterion, 0))),
  );
}

function named(condition: Condition): number[] {
  const text = JSON.stringify(condition);
  return range(30).filter((index) => text.includes(`"criterion":${index},`));
}

test('the mask of all cells has one bit for each', () => {
  for (const size of range(31)) expect(everything(size).toString(2).replaceAll('0', '').length).toBe(size);
});
