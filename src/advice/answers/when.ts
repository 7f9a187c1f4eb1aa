import type { Condition } from '../../engine/index.js';
import type { Test, When } from '../../model/rule.js';
import type { Discretization, Rulebook } from '../rulebook.js';

/** The criteria that a condition reads, in the order in which it names them. */
export function namesIn(when: When): string[] {
  const names = new Set<string>();
  const walk = (part: When) => {
    if ('criterion' in part) names.add(part.criterion);
    else if ('not' in part) walk(part.not);
    else for (const inner of 'all' in part ? part.all : part.any) walk(inner);
  };
  walk(when);
  return [...names];
}

/** The cells of a cut that pass a test; thresholds are bounds of the cut, so no cell lies on both sides. */
function cellsOf(cut: Discretization, test: Test): number {
  let mask = 0;
  if ('values' in cut) {
    const wanted = 'values' in test ? test.values : [];
    cut.values.forEach((value, cell) => {
      if (wanted.includes(value)) mask |= 1 << cell;
    });
    return mask;
  }
  const { atLeast = 0, below = Number.POSITIVE_INFINITY } = 'values' in test ? {} : test;
  cut.bounds.forEach((bound, cell) => {
    if (bound >= atLeast && bound < below) mask |= 1 << cell;
  });
  return mask;
}

const known = new WeakMap<readonly Discretization[], Map<When, Condition>>();

/** The condition in the engine's numbers; translated once for each way the domains are cut. */
export function conditionOf(when: When, rulebook: Pick<Rulebook, 'cuts' | 'indexOf'>): Condition {
  let conditions = known.get(rulebook.cuts);
  if (conditions === undefined) {
    conditions = new Map();
    known.set(rulebook.cuts, conditions);
  }
  let condition = conditions.get(when);
  if (condition === undefined) {
    condition = translate(when, rulebook);
    conditions.set(when, condition);
  }
  return condition;
}

function translate(when: When, rulebook: Pick<Rulebook, 'cuts' | 'indexOf'>): Condition {
  if ('criterion' in when) {
    const criterion = rulebook.indexOf.get(when.criterion) as number;
    return { criterion, mask: cellsOf(rulebook.cuts[criterion], when.test) };
  }
  if ('not' in when) return { not: translate(when.not, rulebook) };
  if ('all' in when) return { all: when.all.map((part) => translate(part, rulebook)) };
  return { any: when.any.map((part) => translate(part, rulebook)) };
}
