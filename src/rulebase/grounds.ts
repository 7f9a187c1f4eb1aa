import { factsOf, fullName, isLeaf } from '../condition/walk.js';
import type { Assumption, SetupField } from '../model/criterion.js';
import type { Expression, FactName, Test } from '../model/expression.js';
import type { Basis } from '../model/finding.js';
import type { Pitfall } from '../model/pitfalls/pitfall.js';

/** The facts on which a pitfall rests, by their full names: each by the weakest that may stand for it. */
export type Grounds = Readonly<Record<Basis, readonly string[]>>;

/**
 * What must be stated before a pitfall can hold, what the product's default may stand for, and what is presumed. What
 * only keeps it quiet is none of them.
 */
export function groundsOf({ when }: Pitfall, setup: readonly SetupField[]): Grounds {
  const fields = new Map(setup.map((field) => [field.name, field]));
  const found = { stated: new Set<string>(), default: new Set<string>(), presumed: new Set<string>() };
  eachAsked(when, new Set(), (test, guarded) => {
    for (const fact of factsOf(test)) {
      if (fact.section !== 'needs' && fact.section !== 'uses') continue;
      const members = membersOf(fact);
      const may = (key: 'default' | 'presumed') =>
        members.filter((each) => {
          const assumption = each.section === 'uses' ? fields.get(each.name)?.[key] : undefined;
          return assumption !== undefined && !guarded.has(fullName(each)) && mayHold(test, assumption);
        });
      const byDefault = fact.default === undefined ? may('default') : [fact.ask ?? members[0]];
      const presumed = may('presumed');
      for (const each of byDefault) found.default.add(fullName(each));
      for (const each of presumed) found.presumed.add(fullName(each));
      const [first] = members;
      if (byDefault.length + presumed.length === 0) found.stated.add(fullName(fact.ask ?? first));
    }
  });
  return {
    stated: [...found.stated].filter((name) => !found.default.has(name) && !found.presumed.has(name)),
    default: [...found.default],
    presumed: [...found.presumed],
  };
}

const membersOf = (fact: FactName): readonly FactName[] => fact.first ?? [fact];

/** Whether what stands for a fact can be what a test asks for. */
function mayHold(test: Test, { first }: Assumption): boolean {
  if (!('fact' in test)) return true;
  return first.some((each) => {
    const values =
      'value' in each ? [each.value] : each.values === undefined ? test.values : Object.values(each.values);
    return values.some((value) => test.values.includes(String(value)));
  });
}

/** The leaves that a condition needs, and not those that it must not have; with the facts that must be stated for each. */
function eachAsked(
  expression: Expression,
  guarded: ReadonlySet<string>,
  found: (test: Test, guarded: ReadonlySet<string>) => void,
): void {
  if (isLeaf(expression)) found(expression, guarded);
  else if ('knownTrue' in expression) eachAsked(expression.knownTrue, guarded, found);
  else if ('any' in expression) for (const part of expression.any) eachAsked(part, guarded, found);
  else if ('all' in expression) {
    const stated = expression.all.flatMap((part) => (isLeaf(part) && 'stated' in part ? membersOf(part.stated) : []));
    const all = new Set([...guarded, ...stated.map(fullName)]);
    for (const part of expression.all) eachAsked(part, all, found);
  }
}
