import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFacts } from '../../../src/advice/change/facts.js';
import { outcomeOf } from '../../../src/advice/change/outcome.js';
import { advise } from '../../../src/index.js';
import type { FactChange } from '../../../src/model/pages/change.js';
import { runs } from '../../random-runs.js';
import { analysed, changeBetween, described, rulebook } from './described.js';

/** An answer now and then: a choice, a set of choices, or one of some quantities. */
const needs = fc.record(
  Object.fromEntries(
    rulebook.base.criteria
      .filter(({ domain }) => domain.kind !== 'names')
      .map(({ name, domain }): [string, fc.Arbitrary<unknown>] => {
        if (domain.kind === 'choice')
          return [
            name,
            fc.subarray(
              domain.values.map(({ id }) => id),
              { minLength: 1, maxLength: 2 },
            ),
          ];
        if (domain.kind === 'flag') return [name, fc.boolean()];
        return [name, fc.constantFrom(1, 30, 2000, 100_000)];
      }),
  ),
  { requiredKeys: [] },
);
const flow = fc.record({
  from: fc.constant('a'),
  to: fc.subarray(['b', 'c'], { minLength: 1 }),
  needs,
  uses: fc.record({ broker: fc.constantFrom(...rulebook.base.brokers.map(({ id }) => id)) }, { requiredKeys: [] }),
});

/** Two descriptions of one flow that differ in a few answers. */
const pair = fc.tuple(flow, flow, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 })).map(([a, b, taken]) => {
  const names = [...new Set([...Object.keys(a.needs), ...Object.keys(b.needs)])].sort();
  const mixed: Record<string, unknown> = {};
  names.forEach((name, index) => {
    const from = (taken[index] && taken[index + 30] ? b : a).needs as Record<string, unknown>;
    if (name in from) mixed[name] = from[name];
  });
  return { old: a, now: { ...b, needs: mixed } };
});

function properSubsets(facts: readonly FactChange[]): FactChange[][] {
  const all = facts.reduce<FactChange[][]>((sets, fact) => [...sets, ...sets.map((set) => [...set, fact])], [[]]);
  return all.filter((set) => set.length < facts.length);
}

describe('the cause of a change', () => {
  it('makes the new advice by itself, and no part of it does', () => {
    let seen = 0;
    fc.assert(
      fc.property(pair, ({ old, now }) => {
        const systems = [described({ flow: old }), described({ flow: now })] as const;
        const [was, is] = [systems[0].flows[0], systems[1].flows[0]];
        const { changed } = changeBetween(...systems);
        if (changed.length === 0) {
          expect(outcomeOf(analysed(was))).toEqual(outcomeOf(analysed(is)));
          return;
        }
        const [{ cause, new: target, withoutEffect }] = changed;
        for (const set of [cause.facts, ...cause.instead]) {
          expect(outcomeOf(analysed(withFacts(was, is, set)))).toEqual(target);
          if (!cause.smallest) continue;
          seen++;
          for (const part of properSubsets(set))
            expect(outcomeOf(analysed(withFacts(was, is, part)))).not.toEqual(target);
        }
        // Every fact that changed is told once as without effect, or has a part in a set.
        const sets = new Set([...cause.facts, ...cause.instead.flat()]);
        expect(withoutEffect.filter((fact) => sets.has(fact))).toEqual([]);
        expect(outcomeOf(analysed(withFacts(was, is, [...sets, ...withoutEffect])))).toEqual(target);
      }),
      { numRuns: runs(300) },
    );
    expect(seen).toBeGreaterThanOrEqual(runs(300) / 3);
  });

  it('compares what the advice says', () => {
    fc.assert(
      fc.property(flow, (one) => {
        const system = described({ flow: one });
        const [advice] = advise(system, rulebook).flows;
        const usable = advice.brokers.find(({ verdict }) => verdict !== 'cannot');
        expect(outcomeOf(analysed(system.flows[0]))).toEqual({
          style: advice.style,
          decided: advice.decided,
          needed: advice.broker.needed,
          broker: usable === undefined ? null : { id: usable.id, verdict: usable.verdict },
          pattern: advice.pattern?.id ?? null,
        });
      }),
      { numRuns: runs(60) },
    );
  });
});
