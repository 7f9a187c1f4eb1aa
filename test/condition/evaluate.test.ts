import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { conditionOf, masksOf } from '../../src/advice/index.js';
import { compileConditions, Truths } from '../../src/condition/compiled.js';
import { decidingLeaves, eachOpenLeaf } from '../../src/condition/decide.js';
import { evaluate, type Known, type Truth, truthOf } from '../../src/condition/evaluate.js';
import { truthOn } from '../../src/condition/on-answers.js';
import { judge } from '../../src/engine/index.js';
import type { Answer } from '../../src/model/answer.js';
import type { Expression, FactName, Joined } from '../../src/model/expression.js';
import { runs } from '../random-runs.js';

const { rulebook } = shippedRules();
const { base, cuts } = rulebook;
const place = { source: { path: '', text: '' }, span: { start: 0, end: 0 } };

/** Conditions over needs that the engine can read as well, and what may have been said of each need. */
interface Tested {
  readonly name: string;
  readonly leaf: fc.Arbitrary<Expression>;
  readonly answer: fc.Arbitrary<Known>;
}
const tested = base.criteria.flatMap(({ name, domain }, index): Tested[] => {
  const cut = cuts[index];
  if ('values' in cut) {
    const some = fc.subarray([...cut.values], { minLength: 1, maxLength: cut.values.length - 1 });
    const fact: FactName = { section: 'needs', name };
    const answer = fc.subarray([...cut.values], { minLength: 1 }).map((values) => ({ values }));
    return [{ name, leaf: some.map((values): Expression => ({ fact, values })), answer }];
  }
  if (domain.kind !== 'quantity' || cut.bounds.length < 3) return [];
  const fact: FactName = { section: 'needs', name, measure: domain.measure };
  const leaf = fc.subarray(cut.bounds.slice(1), { minLength: 1, maxLength: 2 }).chain(([low, high]) =>
    fc.constantFrom<Expression>(
      { amount: [fact], atLeast: [low], ...(high === undefined ? {} : { below: [high] }) },
      {
        amount: [fact],
        below: [low],
      },
    ),
  );
  const point = fc.constantFrom(...cut.bounds.flatMap((bound) => [bound, bound + 0.5, bound * 1.5]));
  const range = fc.tuple(point, point).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  return [{ name, leaf, answer: fc.array(range, { minLength: 1, maxLength: 3 }).map((ranges) => ({ ranges })) }];
});

const { condition } = fc.letrec<{ condition: Expression }>((tie) => {
  const parts = fc.array(tie('condition'), { minLength: 1, maxLength: 3 });
  return {
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.oneof(...tested.map(({ leaf }) => leaf)),
      parts.map((all) => ({ all })),
      parts.map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  };
});
const answers = fc
  .tuple(...tested.map(({ name, answer }) => fc.option(answer.map((given) => [name, given] as const))))
  .map(
    (given) =>
      new Map(
        given.flatMap((each) =>
          each
            ? [[each[0], { ...each[1], criterion: each[0], text: '', origin: 'stated', place } as Answer] as const]
            : [],
        ),
      ),
  );

describe('a condition over needs', () => {
  it('is as true on answers as the engine finds it on masks', () => {
    fc.assert(
      fc.property(condition, answers, (when, given) => {
        expect(truthOn(when, given)).toBe(judge(conditionOf(when, rulebook), masksOf(rulebook, given)));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('is as true compiled as it is plain, and what is open decides it', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), answers, (whens, given) => {
        const compiled = compileConditions(whens);
        const truths = new Truths(compiled, ({ name }) => given.get(name));
        whens.forEach((when, index) => {
          expect(truths.of(compiled.conditions[index])).toBe(truthOn(when, given));
          const open = new Set<number>();
          truths.open(compiled.conditions[index], () => false, open);
          expect(open.size > 0).toBe(truthOn(when, given) === undefined);
        });
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('leaves joined', () => {
  const truth = (leaf: string): Truth => ({ yes: true, no: false })[leaf];

  it.each<[Joined<string>, Truth]>([
    [{ all: ['yes', 'yes'] }, true],
    [{ all: ['yes', 'open'] }, undefined],
    [{ all: ['open', 'no'] }, false],
    [{ any: ['no', 'open'] }, undefined],
    [{ any: ['open', 'yes'] }, true],
    [{ not: 'open' }, undefined],
    [{ not: { all: ['no', 'open'] } }, true],
    [{ knownTrue: 'open' }, false],
    [{ knownTrue: 'yes' }, true],
    [{ not: { knownTrue: 'open' } }, true],
    [{ all: [] }, true],
    [{ any: [] }, false],
  ])('%j is %s', (expression, expected) => {
    expect(evaluate(expression, truth)).toBe(expected);
  });

  it('are decided by as few leaves as do it, and left open by those that nobody can tell', () => {
    expect(decidingLeaves({ all: ['yes', { any: ['no', 'yes'] }] }, truth)).toEqual(['yes', 'yes']);
    expect(decidingLeaves({ all: ['yes', 'no', 'no'] }, truth)).toEqual(['no']);
    const open: string[] = [];
    eachOpenLeaf({ all: ['yes', { any: ['no', 'a', { not: 'b' }] }, { any: ['c', 'yes'] }] }, truth, (leaf) =>
      open.push(leaf),
    );
    expect(open).toEqual(['a', 'b']);
  });
});

describe('a leaf', () => {
  const rate: FactName = { section: 'needs', name: 'throughput', measure: 'rate' };
  const time: FactName = { section: 'needs', name: 'processing', measure: 'duration' };
  const kind: FactName = { section: 'uses', name: 'style' };
  const names: FactName = { section: 'needs', name: 'running', list: true };
  const range = (low: number, high = low): Known => ({ ranges: [{ low, high }] });
  const known: { [name: string]: Known } = {
    throughput: range(100, 200),
    processing: range(2),
    style: { values: ['hybrid', 'either'] },
    running: { values: ['kafka', 'msk'] },
  };

  it.each<[string, Expression, Truth]>([
    ['one of several that are not settled', { fact: kind, values: ['hybrid'] }, undefined],
    ['all of several that are not settled', { fact: kind, values: ['hybrid', 'either', 'x'] }, true],
    ['none of them', { fact: kind, values: ['x'] }, false],
    ['one of a list that has them all', { fact: names, values: ['msk'] }, true],
    ['a product within its bound', { amount: [rate, time], atLeast: [200], below: [401] }, true],
    ['a product on both sides of it', { amount: [rate, time], above: [300] }, undefined],
    ['a product held against a product', { amount: [rate, time], below: [3, rate] }, undefined],
    ['exactly the bound', { amount: [time], above: [2] }, false],
    ['below for ever', { amount: [time], below: ['forever'] }, true],
    ['a window around part of a range', { amount: [rate], atLeast: [120], below: [150] }, undefined],
    ['a window beside a range', { amount: [rate], atLeast: [300], below: [400] }, false],
    ['something stated', { stated: rate }, true],
    ['nothing stated', { stated: { section: 'uses', name: 'batch' } }, false],
    ['nothing known', { fact: { section: 'uses', name: 'outbox' }, values: ['true'] }, undefined],
  ])('of %s', (_, expression, expected) => {
    expect(truthOf(expression, ({ name }) => known[name])).toBe(expected);
  });

  it('of a list of ranges is told where all lie on one side, or around the window', () => {
    const two = (leaf: Expression) =>
      truthOf(leaf, () => ({ ranges: [...(range(1).ranges ?? []), ...(range(9).ranges ?? [])] }));
    expect(two({ amount: [time], atLeast: [3], below: [5] })).toBe(false);
    expect(two({ amount: [time], atLeast: [3] })).toBe(undefined);
    expect(two({ amount: [time, time], below: [100] })).toBe(true);
  });
});
