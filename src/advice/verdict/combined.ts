import { STYLES, type Style } from '../../model/style.js';

/** All alike, leaving `either` aside: that style. Otherwise hybrid. */
export function combined(styles: readonly Style[]): Style {
  const pulled = new Set(styles.filter((style) => style !== 'either'));
  return pulled.size === 0 ? 'either' : pulled.size === 1 ? [...pulled][0] : 'hybrid';
}

type Shares = Readonly<Record<Style, number>>;

/** How likely each style of a whole is, by those of its parts, each for itself; nought just where it is out of reach. */
export function combinedLikelihood([first, ...others]: readonly Shares[]): Record<Style, number> {
  let whole = { ...first };
  for (const part of others) {
    const next = Object.fromEntries(STYLES.map((style) => [style, 0])) as Record<Style, number>;
    for (const a of STYLES) for (const b of STYLES) next[combined([a, b])] += whole[a] * part[b];
    whole = next;
  }
  return whole;
}
