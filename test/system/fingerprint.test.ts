import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/model/fingerprint.js';

/** The same by the book, with the integers it is defined on. */
function byTheBook(parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  const take = (unit: number) => {
    hash = ((hash ^ BigInt(unit)) * 0x100000001b3n) & 0xffffffffffffffffn;
  };
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      take(part.charCodeAt(i) & 0xff);
      take(part.charCodeAt(i) >>> 8);
    }
    take(0x100);
  }
  return hash.toString(16).padStart(16, '0');
}

describe('a fingerprint', () => {
  it('is FNV-1a of 64 bits', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (parts) => fingerprint(parts) === byTheBook(parts)));
  });

  it('tells parts apart', () => {
    expect(fingerprint(['ab', 'c'])).not.toBe(fingerprint(['a', 'bc']));
    expect(fingerprint(['a', ''])).not.toBe(fingerprint(['a']));
  });
});
