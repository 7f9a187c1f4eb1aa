import type { Side } from '../../model/style.js';
import type { StyleAnalysis } from '../analysis/style-analysis.js';

/** Weight that is certain although no single rule is: in each case some rule of a set adds it. */
export interface JointReason {
  readonly favours: Side;
  readonly weight: number;
  /** The rules of which one or another holds. */
  readonly among: readonly number[];
}

/** What is left of a side's certain weight once the rules that certainly fire are taken off. */
export function jointReasons({ rulebook, outlook, branches }: StyleAnalysis): JointReason[] {
  const { rules } = rulebook.spec;
  const sides: [Side, number, 'm' | 'e'][] = [
    ['message-driven', outlook.least.m, 'm'],
    ['event-driven', outlook.least.e, 'e'],
  ];
  return sides.flatMap(([favours, least, side]) => {
    const weight = least - outlook.fired.reduce((sum, rule) => sum + rules[rule][side], 0);
    if (weight <= 0) return [];
    const counts = (rule: number) => rules[rule][side] > 0 && !outlook.fired.includes(rule);
    // covers[branch][component]: rules of which each case has one; empty where some case has none.
    const covers = branches.map(({ distributions }) =>
      distributions.map(({ states }) =>
        cover(states.map((state) => rulebook.model.states[state].fired.filter(counts))),
      ),
    );
    const everywhere = (covers[0] ?? []).flatMap((_, component) =>
      covers.every((branch) => branch[component].length > 0) ? covers.flatMap((branch) => branch[component]) : [],
    );
    // Where each value of the parent adds its weight in another place, the rules of all of them are named.
    const among = everywhere.length > 0 ? everywhere : covers.flat(2);
    return among.length === 0 ? [] : [{ favours, weight, among: [...new Set(among)].sort((a, b) => a - b) }];
  });
}

/** A small set of rules of which each case has at least one; none where a case has none. */
function cover(cases: readonly (readonly number[])[]): number[] {
  if (cases.some((fired) => fired.length === 0)) return [];
  const chosen: number[] = [];
  for (let left = cases; left.length > 0; ) {
    const count = new Map<number, number>();
    for (const fired of left) for (const rule of fired) count.set(rule, (count.get(rule) ?? 0) + 1);
    const [best] = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    chosen.push(best);
    left = left.filter((fired) => !fired.includes(best));
  }
  // What was taken first may have become needless.
  for (const rule of [...chosen]) {
    const others = chosen.filter((other) => other !== rule);
    if (cases.every((fired) => others.some((other) => fired.includes(other)))) chosen.splice(chosen.indexOf(rule), 1);
  }
  return chosen;
}
