import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estateOf, matchCarriers, matchCarriersAfter } from '../../src/brokers/index.js';
import { flowOf } from '../answers.js';
import { ANSWERS, catalogue, criteria, needs, rulebook } from './base.js';

describe('one more answer', () => {
  it('leaves the matches that holding every carrier against all answers gives', () => {
    const more = fc
      .constantFrom(...Object.keys(ANSWERS))
      .chain((name) => fc.constantFrom(...ANSWERS[name]).map((value) => ({ name, value })));
    const there = { used: [], estate: estateOf([], catalogue) };
    fc.assert(
      fc.property(needs, more, (given, { name, value }) => {
        const { [name]: _, ...others } = given;
        const all = flowOf(rulebook, { ...others, [name]: value }).needs;
        const before = matchCarriers(catalogue, flowOf(rulebook, others).needs, criteria, there);
        const answer = all.get(name);
        if (answer === undefined) throw new Error(`${name} has no answer`);
        const after = matchCarriersAfter(answer, before, catalogue, all, criteria, there);
        const afresh = matchCarriers(catalogue, all, criteria, there);
        const plain = (matches: typeof after) =>
          [...matches].map(([id, { mode, match, costly, routine, objections }]) => [
            id,
            mode?.id,
            match,
            costly,
            routine,
            objections.map(({ because }) => because),
          ]);
        expect(plain(after)).toEqual(plain(afresh));
      }),
    );
  });
});
