import { isLeaf } from '../../condition/walk.js';
import type { Condition } from '../../engine/index.js';
import type { Amount, Expression, Test } from '../../model/expression.js';
import type { Discretization, Rulebook } from '../rulebook.js';

/** The cells of a cut that pass a test; figures are bounds of the cut, so no cell lies on both sides. */
function cellsOf(cut: Discretization, test: Test): number {
  let mask = 0;
  if ('values' in cut) {
    const wanted = 'fact' in test ? test.values : [];
    cut.values.forEach((value, cell) => {
      if (wanted.includes(value)) mask |= 1 << cell;
    });
    return mask;
  }
  const { atLeast, below } = 'amount' in test ? test : {};
  const [least, less] = [figureOf(atLeast) ?? 0, figureOf(below) ?? Number.POSITIVE_INFINITY];
  cut.bounds.forEach((bound, cell) => {
    if (bound >= least && bound < less) mask |= 1 << cell;
  });
  return mask;
}

/** A bound that is a figure, as those are that the verdict reads. */
export function figureOf(amount: Amount | undefined): number | undefined {
  const [figure] = amount ?? [];
  return typeof figure === 'number' ? figure : undefined;
}

const known = new WeakMap<readonly Discretization[], Map<Expression, Condition>>();

/** The condition in the engine's numbers; translated once for each way the domains are cut. */
export function conditionOf(when: Expression, rulebook: Pick<Rulebook, 'cuts' | 'indexOf'>): Condition {
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

function translate(when: Expression, rulebook: Pick<Rulebook, 'cuts' | 'indexOf'>): Condition {
  if (isLeaf(when)) {
    const [fact] = 'amount' in when ? when.amount : 'fact' in when ? [when.fact] : [when.stated];
    const criterion = rulebook.indexOf.get(typeof fact === 'object' ? fact.name : '') as number;
    return { criterion, mask: cellsOf(rulebook.cuts[criterion], when) };
  }
  if ('not' in when) return { not: translate(when.not, rulebook) };
  // On masks there is no closed world, so the reader lets none in here.
  if ('knownTrue' in when) return translate(when.knownTrue, rulebook);
  if ('all' in when) return { all: when.all.map((part) => translate(part, rulebook)) };
  return { any: when.any.map((part) => translate(part, rulebook)) };
}
