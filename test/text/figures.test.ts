import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, threeFigures } from '../../src/text/figures.js';

describe('figures', () => {
  it('are grouped as Intl groups them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(), fc.double({ min: 1e-9, max: 1e18, noNaN: true })), (value) => {
        const rounded = Number(value.toPrecision(3));
        expect(grouped(rounded)).toBe(rounded.toLocaleString('en-US', { maximumFractionDigits: 20 }));
      }),
    );
  });

  it.each([
    [0, '0'],
    [999, '999'],
    [1234567, '1,230,000'],
    [0.000000012345, '0.0000000123'],
    [1e22, '10,000,000,000,000,000,000,000'],
  ])('%s to three figures', (value, text) => expect(threeFigures(value)).toBe(text));
});
