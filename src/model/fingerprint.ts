/**
 * A short hash of some names, the same on every machine: FNV-1a, 64 bits, as 16 hexadecimal digits.
 * Each part is closed by a mark of its own, so `['ab', 'c']` and `['a', 'bc']` differ.
 */
export function fingerprint(parts: readonly string[]): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const take = (unit: number) => {
    low = (low ^ unit) >>> 0;
    // The prime is 2^40 + 0x1b3; halves keep every product below 2^53.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + ((low << 8) >>> 0)) >>> 0;
    low = product >>> 0;
  };
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const unit = part.charCodeAt(i);
      take(unit & 0xff);
      take(unit >>> 8);
    }
    take(0x100);
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
