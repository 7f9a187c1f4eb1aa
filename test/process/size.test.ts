import { expect, it } from 'vitest';
import { installedSize } from '../../bench/size.js';

const MOST = 6_000_000;

it('what is published takes at most 6 MB', () => {
  expect(installedSize().unpacked).toBeLessThanOrEqual(MOST);
});
