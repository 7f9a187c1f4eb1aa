import type { Amount, Expression, FactName, Joined, Test } from '../model/expression.js';

/** Whether this is a leaf, in which no others are joined. */
export function isLeaf<Leaf>(expression: Joined<Leaf>): expression is Leaf {
  return !(
    typeof expression === 'object' &&
    expression !== null &&
    ('all' in expression || 'any' in expression || 'not' in expression || 'knownTrue' in expression)
  );
}

/** The same condition over other leaves. */
export function mapLeaves<Leaf, Other>(expression: Joined<Leaf>, make: (leaf: Leaf) => Other): Joined<Other> {
  const inside = (part: Joined<Leaf>) => mapLeaves(part, make);
  if (isLeaf(expression)) return make(expression);
  if ('all' in expression) return { all: expression.all.map(inside) };
  if ('any' in expression) return { any: expression.any.map(inside) };
  return 'not' in expression ? { not: inside(expression.not) } : { knownTrue: inside(expression.knownTrue) };
}

/** Every leaf, in the order in which the condition names them. */
export function leavesOf<Leaf>(expression: Joined<Leaf>): Leaf[] {
  if (isLeaf(expression)) return [expression];
  if ('not' in expression) return leavesOf(expression.not);
  if ('knownTrue' in expression) return leavesOf(expression.knownTrue);
  return ('all' in expression ? expression.all : expression.any).flatMap(leavesOf);
}

/** The facts that one leaf reads. */
export function factsOf(test: Test): FactName[] {
  if ('fact' in test) return [test.fact];
  if ('stated' in test) return [test.stated];
  return [test.amount, test.atLeast, test.above, test.below].flatMap((amount) => (amount ? factorsOf(amount) : []));
}

const factorsOf = (amount: Amount) => amount.filter((factor): factor is FactName => typeof factor === 'object');

/** The facts that a condition reads, as often as it does. */
export function factsIn(expression: Expression): FactName[] {
  return leavesOf(expression).flatMap(factsOf);
}

const criteria = new WeakMap<object, readonly string[]>();

/** The criteria that a condition reads, each once, in the order in which it names them. Asked often, so remembered. */
export function criteriaIn(expression: Expression): readonly string[] {
  let names = criteria.get(expression);
  if (names === undefined) {
    names = [...new Set(factsIn(expression).flatMap(({ section, name }) => (section === 'needs' ? name : [])))];
    criteria.set(expression, names);
  }
  return names;
}

/** A fact as texts and conditions name it: `uses.deadLetter`. */
export const fullName = ({ section, name }: FactName): string => `${section}.${name}`;
