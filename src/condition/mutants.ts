import type { Amount, Comparison, Expression, Test } from '../model/expression.js';
import { factsOf, fullName, isLeaf } from './walk.js';

export interface Mutant {
  readonly change: 'always' | 'never' | 'value' | 'figure';
  /** What was changed, in words. */
  readonly what: string;
  readonly mutant: Expression;
}

const ALWAYS: Expression = { all: [] };
const NEVER: Expression = { any: [] };

/**
 * A condition with one thing in it changed: a leaf always true, or always false; a value of a list left out; a figure
 * halved or doubled. Examples that notice none of some change leave the condition unpinned.
 */
export function mutantsOf(expression: Expression): Mutant[] {
  if (isLeaf(expression)) return changed(expression);
  const within = (part: Expression, put: (other: Expression) => Expression) =>
    mutantsOf(part).map((each) => ({ ...each, mutant: put(each.mutant) }));
  if ('not' in expression) return within(expression.not, (not) => ({ not }));
  if ('knownTrue' in expression) return within(expression.knownTrue, (knownTrue) => ({ knownTrue }));
  const parts = 'all' in expression ? expression.all : expression.any;
  return parts.flatMap((part, at) =>
    within(part, (other) => {
      const list = parts.map((each, index) => (index === at ? other : each));
      return 'all' in expression ? { all: list } : { any: list };
    }),
  );
}

function changed(test: Test): Mutant[] {
  const about = 'amount' in test ? amountText(test.amount) : fullName(factsOf(test)[0]);
  const leaf: Mutant[] = [
    { change: 'always', what: `the test of ${about} always holds`, mutant: ALWAYS },
    { change: 'never', what: `the test of ${about} never holds`, mutant: NEVER },
  ];
  if ('amount' in test) return [...leaf, ...scaled(test, about)];
  if ('stated' in test || test.values.length < 2) return leaf;
  return [
    ...leaf,
    ...test.values.map((value): Mutant => {
      const values = test.values.filter((each) => each !== value);
      return { change: 'value', what: `${about} may no longer be ${value}`, mutant: { ...test, values } };
    }),
  ];
}

const FACTORS = [0.5, 2];

/** Figures of a comparison, each halved and doubled. */
function scaled(test: Comparison, about: string): Mutant[] {
  // Of what is counted in whole numbers, half of one is none: nothing could tell them apart.
  const whole = test.amount.every((factor) => typeof factor === 'object' && factor.measure === 'count');
  return (['atLeast', 'above', 'below'] as const).flatMap((bound) => {
    const amount = test[bound] ?? [];
    return amount.flatMap((factor, at) => {
      if (typeof factor !== 'number' || factor === 0) return [];
      return FACTORS.filter((by) => !whole || Number.isInteger(factor * by)).map(
        (by): Mutant => ({
          change: 'figure',
          what: `${about} is compared with ${by} times ${factor}`,
          mutant: { ...test, [bound]: amount.map((each, index) => (index === at ? factor * by : each)) },
        }),
      );
    });
  });
}

const amountText = (amount: Amount) =>
  amount.map((factor) => (typeof factor === 'object' ? fullName(factor) : String(factor))).join(' × ');
