import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capital, list, plural, some, withoutStop } from '../../src/text/phrases.js';

describe('lists of words', () => {
  it.each(['and', 'or'] as const)('with "%s" are those of British English', (last) => {
    const type = last === 'and' ? 'conjunction' : 'disjunction';
    const format = new Intl.ListFormat('en-GB', { type });
    fc.assert(
      fc.property(fc.array(fc.string()), (items) => {
        expect(list(items, last)).toBe(format.format(items));
      }),
    );
  });

  it('count what they leave out, but never one alone', () => {
    expect(some(['a', 'b', 'c'], 2)).toBe('a, b and c');
    expect(some(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  });
});

it('counts, begins and goes on', () => {
  expect([plural(1, 'flow'), plural(0, 'flow'), plural(2, 'query', 'queries')]).toEqual([
    ...['1 flow', '0 flows', '2 queries'],
  ]);
  expect([capital('éa'), capital('`a`'), capital('')]).toEqual(['Éa', '`a`', '']);
  expect([withoutStop('Done.'), withoutStop('Done…'), withoutStop('v1.0')]).toEqual(['Done', 'Done…', 'v1.0']);
});
