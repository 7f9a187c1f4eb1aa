import type { Amount, FactName, PitfallWhen } from '../../model/pitfalls/pitfall.js';
import { type EvalContext, type ResolvedFact, resolve, resolveValue, type Value } from './eval-context.js';

type Range = { readonly low: number; readonly high: number };

/** Truth of a condition by what is known: true, false, or undefined while something unknown could decide it. */
export function truthOf(when: PitfallWhen, view: EvalContext): boolean | undefined {
  if ('said' in when) return truthOf(when.said, view) === true;
  if ('not' in when) {
    const inner = truthOf(when.not, view);
    return inner === undefined ? undefined : !inner;
  }
  if (!('all' in when || 'any' in when)) return leafTruth(when, view);
  const every = 'all' in when;
  let unknown = false;
  for (const part of every ? when.all : when.any) {
    const truth = truthOf(part, view);
    if (truth === !every) return !every;
    if (truth === undefined) unknown = true;
  }
  return unknown ? undefined : every;
}

/** Truth of a condition that joins no others. */
export function leafTruth(when: PitfallWhen, view: EvalContext): boolean | undefined {
  if ('fact' in when) return among(resolveValue(when.fact, view), when.values);
  if ('amount' in when) return compared(when, view);
  return 'stated' in when ? resolve(when.stated, view) !== undefined : undefined;
}

function among(value: Value | undefined, wanted: readonly string[]): boolean | undefined {
  if (value === undefined || 'low' in value) return undefined;
  if ('has' in value) return value.has.some((each) => wanted.includes(each));
  let inside = 0;
  for (const each of value.oneOf) if (wanted.includes(each)) inside++;
  return inside === 0 ? false : inside === value.oneOf.length ? true : undefined;
}

function compared(when: Extract<PitfallWhen, { amount: Amount }>, view: EvalContext): boolean | undefined {
  const left = amountOf(when.amount, view);
  if (left === undefined) return undefined;
  const { atLeast, above, below } = when;
  let truth: boolean | undefined = true;
  for (const each of [
    atLeast === undefined || held(left, amountOf(atLeast, view), reaches),
    above === undefined || held(left, amountOf(above, view), passes),
    below === undefined || negated(held(left, amountOf(below, view), reaches)),
  ]) {
    if (each === false) return false;
    if (each === undefined) truth = undefined;
  }
  return truth;
}

const reaches = (left: number, right: number) => left >= right;
const passes = (left: number, right: number) => left > right;
const negated = (truth: boolean | undefined) => (truth === undefined ? undefined : !truth);

/** Whether a comparison holds for every value that the two may have, for none of them, or only for some. */
function held(
  left: Range,
  right: Range | undefined,
  holds: (left: number, right: number) => boolean,
): boolean | undefined {
  if (right === undefined) return undefined;
  return holds(left.low, right.high) ? true : holds(left.high, right.low) ? undefined : false;
}

/** The least and the most that a product can come to; undefined where a factor is not known. */
export function amountOf(amount: Amount, view: EvalContext): Range | undefined {
  let low = 1;
  let high = 1;
  for (const factor of amount) {
    const range = factorOf(factor, view);
    if (range === undefined) return undefined;
    low *= range.low;
    // Nothing at all stays nothing, however often.
    high = high === 0 || range.high === 0 ? 0 : high * range.high;
  }
  return { low: Number.isNaN(low) ? 0 : low, high };
}

function factorOf(factor: Amount[number], view: EvalContext): Range | undefined {
  if (typeof factor === 'number') return { low: factor, high: factor };
  if (factor === 'forever') return { low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const value = resolveValue(factor, view);
  return value !== undefined && 'low' in value ? value : undefined;
}

/** Every fact that a leaf of a condition reads. */
export function factsIn(when: PitfallWhen): FactName[] {
  if ('fact' in when) return [when.fact];
  if ('stated' in when) return [when.stated];
  if ('amount' in when)
    return [when.amount, when.atLeast, when.above, when.below].flatMap(
      (amount) => amount?.filter((factor): factor is FactName => typeof factor === 'object') ?? [],
    );
  if ('said' in when) return factsIn(when.said);
  if ('not' in when) return factsIn(when.not);
  return ('all' in when ? when.all : when.any).flatMap(factsIn);
}

/** The facts that make a condition as true or as false as it is; of several ways, the first. */
export function decidedBy(when: PitfallWhen, view: EvalContext): ResolvedFact[] {
  if ('said' in when) return decidedBy(when.said, view);
  if ('not' in when) return decidedBy(when.not, view);
  if (!('all' in when || 'any' in when)) return factsIn(when).flatMap((name) => resolve(name, view) ?? []);
  const every = 'all' in when;
  const parts = every ? when.all : when.any;
  const truth = truthOf(when, view);
  // An `all` is false by one part, and true by every one; an `any` the other way round.
  if (truth === every) return parts.flatMap((part) => decidedBy(part, view));
  const part = parts.find((each) => truthOf(each, view) === truth);
  return part === undefined ? [] : decidedBy(part, view);
}
