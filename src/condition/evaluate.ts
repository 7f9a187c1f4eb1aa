import type { Range } from '../model/answer.js';
import type { Amount, Comparison, Expression, FactName, Joined, Test } from '../model/expression.js';
import { isLeaf } from './walk.js';

/** Undefined while something that is not known could decide. */
export type Truth = boolean | undefined;

/**
 * What is known of a fact: some values of which it is one (all of which it has, where `all` says so), or ranges in one of
 * which it lies, base units. An answer is one.
 */
export interface Known {
  readonly values?: readonly string[];
  readonly all?: boolean;
  readonly ranges?: readonly Range[];
  /** Nobody said so: it is what the product does, or what counts until it is stated. */
  readonly assumed?: boolean;
}

/** What is known of each fact; undefined where nothing is. */
export type Lookup = (fact: FactName) => Known | undefined;

/** Truth of a condition by what is known. */
export function truthOf(expression: Expression, lookup: Lookup): Truth {
  return evaluate(expression, (test) => testTruth(test, lookup));
}

/** The same over leaves of any kind, each of which `truth` can tell. */
export function evaluate<Leaf>(expression: Joined<Leaf>, truth: (leaf: Leaf) => Truth): Truth {
  if (isLeaf(expression)) return truth(expression);
  if ('knownTrue' in expression) return evaluate(expression.knownTrue, truth) === true;
  if ('not' in expression) return negated(evaluate(expression.not, truth));
  const every = 'all' in expression;
  let unknown = false;
  for (const part of every ? expression.all : expression.any) {
    const each = evaluate(part, truth);
    if (each === !every) return !every;
    if (each === undefined) unknown = true;
  }
  return unknown ? undefined : every;
}

/** Truth of a leaf. */
export function testTruth(test: Test, lookup: Lookup): Truth {
  if ('fact' in test) return among(lookup(test.fact), test.fact, test.values);
  if (!('stated' in test)) return compared(test, lookup);
  const known = lookup(test.stated);
  return known !== undefined && known.assumed !== true;
}

function among(known: Known | undefined, { list }: FactName, wanted: readonly string[]): Truth {
  if (known?.values === undefined) return undefined;
  let inside = 0;
  for (const value of known.values) if (wanted.includes(value)) inside++;
  if (list || known.all) return inside > 0;
  return inside === known.values.length ? (inside === 0 ? undefined : true) : inside === 0 ? false : undefined;
}

function compared(test: Comparison, lookup: Lookup): Truth {
  const { amount } = test;
  const [fact] = amount;
  if (amount.length > 1 || typeof fact !== 'object') {
    const range = amountOf(amount, lookup);
    return range && within(range, test, lookup);
  }
  const ranges = lookup(fact)?.ranges ?? [];
  const truth = ranges.length === 0 ? undefined : within(ranges[0], test, lookup);
  // Of several ranges one may lie on each side of what is asked.
  for (let index = 1; index < ranges.length; index++)
    if (within(ranges[index], test, lookup) !== truth) return undefined;
  return truth;
}

function within(range: Range, { atLeast, above, below }: Comparison, lookup: Lookup): Truth {
  const bounds = [
    atLeast === undefined || held(range, amountOf(atLeast, lookup), reaches),
    above === undefined || held(range, amountOf(above, lookup), passes),
    below === undefined || negated(held(range, amountOf(below, lookup), reaches)),
  ];
  return bounds.includes(false) ? false : bounds.includes(undefined) ? undefined : true;
}

const reaches = (left: number, right: number) => left >= right;
const passes = (left: number, right: number) => left > right;
const negated = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

/** Whether a comparison holds for every value that the two may have, for none of them, or only for some. */
function held(left: Range, right: Range | undefined, holds: (left: number, right: number) => boolean): Truth {
  if (right === undefined) return undefined;
  return holds(left.low, right.high) ? true : holds(left.high, right.low) ? undefined : false;
}

/** The least and the most that a product can come to; undefined where a factor is not known. */
export function amountOf(amount: Amount, lookup: Lookup): Range | undefined {
  let low = 1;
  let high = 1;
  for (const factor of amount) {
    const range = factorOf(factor, lookup);
    if (range === undefined) return undefined;
    low *= range.low;
    // Nothing at all stays nothing, however often.
    high = high === 0 || range.high === 0 ? 0 : high * range.high;
  }
  return { low: Number.isNaN(low) ? 0 : low, high };
}

function factorOf(factor: Amount[number], lookup: Lookup): Range | undefined {
  if (typeof factor === 'number') return { low: factor, high: factor };
  if (factor === 'forever') return { low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const ranges = lookup(factor)?.ranges ?? [];
  if (ranges.length < 2) return ranges[0];
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) };
}
