import type { Condition } from './spec.js';

/** Truth of a condition on one cell a criterion. */
export function holds(condition: Condition, cells: ArrayLike<number>): boolean {
  if ('criterion' in condition) return (condition.mask & (1 << cells[condition.criterion])) !== 0;
  if ('all' in condition) return condition.all.every((part) => holds(part, cells));
  if ('any' in condition) return condition.any.some((part) => holds(part, cells));
  return !holds(condition.not, cells);
}

/**
 * Truth on sets of cells: true, false, or undefined when some choice makes it true and, as far as
 * each leaf on its own can tell, some other makes it false.
 */
export function judge(condition: Condition, masks: ArrayLike<number>): boolean | undefined {
  if ('criterion' in condition) {
    const mask = masks[condition.criterion];
    const inside = mask & condition.mask;
    return inside === 0 ? false : inside === mask ? true : undefined;
  }
  if ('not' in condition) {
    const inner = judge(condition.not, masks);
    return inner === undefined ? undefined : !inner;
  }
  const every = 'all' in condition;
  let unknown = false;
  for (const part of every ? condition.all : condition.any) {
    const truth = judge(part, masks);
    if (truth === !every) return !every;
    if (truth === undefined) unknown = true;
  }
  return unknown ? undefined : every;
}

/** The condition with one criterion fixed to a cell: a smaller condition, or its truth. */
export function fix(condition: Condition, criterion: number, cell: number): Condition | boolean {
  if ('criterion' in condition) {
    return condition.criterion === criterion ? (condition.mask & (1 << cell)) !== 0 : condition;
  }
  if ('not' in condition) {
    const inner = fix(condition.not, criterion, cell);
    return typeof inner === 'boolean' ? !inner : { not: inner };
  }
  const every = 'all' in condition;
  const left: Condition[] = [];
  for (const part of every ? condition.all : condition.any) {
    const rest = fix(part, criterion, cell);
    if (rest === !every) return !every;
    if (typeof rest !== 'boolean') left.push(rest);
  }
  if (left.length === 0) return every;
  if (left.length === 1) return left[0];
  return every ? { all: left } : { any: left };
}

/** Adds every criterion that the condition reads. */
export function reads(condition: Condition, into: Set<number>): Set<number> {
  if ('criterion' in condition) into.add(condition.criterion);
  else if ('not' in condition) reads(condition.not, into);
  else for (const part of 'all' in condition ? condition.all : condition.any) reads(part, into);
  return into;
}
