import type { Joined } from '../model/expression.js';
import { evaluate, type Truth } from './evaluate.js';
import { isLeaf } from './walk.js';

/** The leaves that make a condition as true or as false as it is; of several ways, the first. */
export function decidingLeaves<Leaf>(expression: Joined<Leaf>, truth: (leaf: Leaf) => Truth): Leaf[] {
  if (isLeaf(expression)) return [expression];
  if ('knownTrue' in expression) return decidingLeaves(expression.knownTrue, truth);
  if ('not' in expression) return decidingLeaves(expression.not, truth);
  const every = 'all' in expression;
  const parts = every ? expression.all : expression.any;
  const whole = evaluate(expression, truth);
  // An `all` is false by one part, and true by every one; an `any` the other way round.
  if (whole === every) return parts.flatMap((part) => decidingLeaves(part, truth));
  const part = parts.find((each) => evaluate(each, truth) === whole);
  return part === undefined ? [] : decidingLeaves(part, truth);
}

/** Hands on the leaves that can't be told and could still decide; none where the condition is decided. */
export function eachOpenLeaf<Leaf>(
  expression: Joined<Leaf>,
  truth: (leaf: Leaf) => Truth,
  found: (leaf: Leaf) => void,
): void {
  if (evaluate(expression, truth) !== undefined) return;
  if (isLeaf(expression)) found(expression);
  else if ('knownTrue' in expression) eachOpenLeaf(expression.knownTrue, truth, found);
  else if ('not' in expression) eachOpenLeaf(expression.not, truth, found);
  else for (const part of 'all' in expression ? expression.all : expression.any) eachOpenLeaf(part, truth, found);
}
