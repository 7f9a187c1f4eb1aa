import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { check } from '../../src/index.js';
import { readSound } from '../answers.js';

const { rulebook } = shippedRules();

/** Two cycles, of two flows each. `waives`: what stands in the first flow, and in the whole file. */
function cycles(inFlow = '', inSystem = '') {
  const text = `driven: 1
system: x
flows:
  a: {after: [b], from: s1, to: [s2]${inFlow}}
  b: {after: [a], from: s2, to: [s1]}
  c: {after: [d], from: s3, to: [s4]}
  d: {after: [c], from: s4, to: [s3]}
${inSystem}`;
  return check(readSound(text, rulebook), rulebook, '2026-11-24').filter(({ rule }) =>
    ['flow-cycle', 'unused-waiver'].includes(rule),
  );
}

const WAIVER = '{rule: flow-cycle, because: it ends after three rounds}';

describe('a cycle', () => {
  it('is waived at a flow that it goes through, and no other cycle with it', () => {
    const found = cycles(`, waive: [${WAIVER}]`);
    expect(found.map(({ rule, suppression, flows }) => [rule, suppression?.kind, flows])).toEqual([
      ['flow-cycle', 'waiver', expect.arrayContaining(['a', 'b'])],
      ['flow-cycle', undefined, expect.arrayContaining(['c', 'd'])],
    ]);
  });

  it('is waived for the whole file with all the others', () => {
    expect(cycles('', `waive: [${WAIVER}]`).map(({ suppression }) => suppression?.kind)).toEqual(['waiver', 'waiver']);
  });

  it('has a fingerprint of its own, for a baseline of it alone', () => {
    const [one, other] = cycles();
    expect(one.fingerprint).not.toBe(other.fingerprint);
  });
});
