import fc from 'fast-check';
import { type Condition, compile, type Engine, everything, type Spec, start } from '../../src/engine/index.js';

/** A leaf names a cell set by three bits that are cut to the criterion's size; never all cells, never none. */
const leaf = (cells: readonly number[]): fc.Arbitrary<Condition> =>
  fc
    .nat({ max: cells.length - 1 })
    .chain((criterion) =>
      fc.integer({ min: 1, max: everything(cells[criterion]) - 1 }).map((mask) => ({ criterion, mask })),
    );

export const conditionOn = (cells: readonly number[]): fc.Arbitrary<Condition> =>
  fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: leaf(cells) },
      { weight: 1, arbitrary: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
      { weight: 1, arbitrary: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
      { weight: 1, arbitrary: tie('node').map((not) => ({ not })) },
    ),
  })).node;

const weight = fc.integer({ min: 1, max: 5 });
const needs = fc.oneof(
  { weight: 4, arbitrary: weight.map((m) => ({ m, e: 0 })) },
  { weight: 4, arbitrary: weight.map((e) => ({ m: 0, e })) },
  { weight: 1, arbitrary: fc.record({ m: fc.nat({ max: 5 }), e: fc.nat({ max: 5 }) }) },
);

const priorOn = (cells: number, rows: number) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: cells, maxLength: cells }), {
    minLength: rows,
    maxLength: rows,
  });

export interface Size {
  readonly criteria: number;
  readonly rules: number;
}

/** A random rule base, small enough to spell out. */
export function specOf({ criteria, rules }: Size): fc.Arbitrary<Spec> {
  return fc
    .record({
      cells: fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: criteria }),
      parent: fc.integer({ min: -1, max: criteria - 1 }),
      conditional: fc.array(fc.boolean(), { minLength: criteria, maxLength: criteria }),
    })
    .chain(({ cells, parent: drawn, conditional }) => {
      const parent = Math.min(drawn, cells.length - 1);
      const rowsOf = (index: number) => (parent >= 0 && index !== parent && conditional[index] ? cells[parent] : 1);
      const when = conditionOn(cells);
      return fc.record<Spec>({
        cells: fc.constant(cells),
        parent: fc.constant(parent),
        prior: fc.tuple(...cells.map((size, index) => priorOn(size, rowsOf(index)))),
        rules: fc.array(
          fc
            .tuple(when, needs, fc.integer({ min: 0, max: 3 }))
            .map(([condition, { m, e }, chance]) => ({ when: condition, m, e, decisive: chance === 0 })),
          { minLength: 1, maxLength: rules },
        ),
        exclusions: fc.array(when, { maxLength: 2 }),
        regions: fc.record({
          threshold: fc.integer({ min: 1, max: 6 }),
          ratio: fc.constantFrom(0, 1 / 4, 1 / 3, 2 / 5, 1 / 2, 1),
          floor: fc.integer({ min: 0, max: 3 }),
        }),
      });
    });
}

/** Partial answers: a third each of nothing said, one thing said, and anything in between. */
export const masksOn = (cells: readonly number[]): fc.Arbitrary<number[]> =>
  fc.tuple(
    ...cells.map((size) =>
      fc.oneof(
        fc.constant(everything(size)),
        fc.nat({ max: size - 1 }).map((cell) => 1 << cell),
        fc.integer({ min: 1, max: everything(size) }),
      ),
    ),
  );

/** A rule base with partial answers to it. */
export const flowOf = (size: Size) =>
  specOf(size).chain((spec) => fc.record({ spec: fc.constant(spec), masks: masksOn(spec.cells) }));

export function engineOf(spec: Spec): Engine {
  const result = compile(spec);
  if ('tooLarge' in result) throw new Error('small rule bases always compile');
  return start(result.model);
}

/** A rule base written by hand: no exclusion, every answer equally likely. */
export function base(cells: number[], rules: Spec['rules'], regions: Spec['regions'], parent = -1): Spec {
  const prior = cells.map((size) => [new Array<number>(size).fill(1)]);
  return { cells, parent, prior, rules, exclusions: [], regions };
}
