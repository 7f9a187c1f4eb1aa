import { describe, expect, it } from 'vitest';
import { dollarRange, dollars } from '../../src/text/dollars.js';

describe('dollars', () => {
  it.each([
    [0, '$0'],
    [0.004, 'less than $0.01'],
    [0.105, '$0.11'],
    [5, '$5'],
    [63.072, '$63.10'],
    [99.97, '$100'],
    [630.72, '$631'],
    [12_345, '$12,300'],
    [1_234_567, '$1,230,000'],
  ])('%s is %s', (amount, text) => expect(dollars(amount)).toBe(text));

  it('what reads alike is one amount', () => {
    expect(dollarRange(630.6, 630.9)).toBe('$631');
    expect(dollarRange(63, 631)).toBe('$63 to $631');
  });
});
