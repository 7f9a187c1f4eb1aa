import { regionOf, type Spec } from '../../src/engine/index.js';
import { STYLES, type Style } from '../../src/model/style.js';
import type { Outcome } from './judged.js';

type Least = Outcome['least'];

/** The least weight, added or taken away on either side, that moves a point into another region, and where it then is. */
export function toTheBorder(regions: Spec['regions'], { m, e, decisive }: Least) {
  const here = regionOf(regions, m, e, decisive);
  for (let weight = 1; ; weight++) {
    const ways: { m: number; e: number; style: Style }[] = [];
    for (let toM = Math.max(0, m - weight); toM <= m + weight; toM++) {
      const rest = weight - Math.abs(toM - m);
      for (const toE of new Set([e - rest, e + rest])) {
        if (toE < 0) continue;
        const region = regionOf(regions, toM, toE, decisive);
        if (region !== here) ways.push({ m: toM, e: toE, style: STYLES[region] });
      }
    }
    if (ways.length > 0) return { weight, ways };
  }
}

const SIGNS: Record<Style, string> = { 'message-driven': '.', 'event-driven': ':', hybrid: '+', either: ' ' };

/** A picture of where flows fall: how many at each point; the region's sign where there are none. */
export function plane(regions: Spec['regions'], found: readonly Least[]): string {
  const most = Math.max(...found.map(({ m }) => m));
  const wide = Math.max(...found.map(({ e }) => e));
  const across = Array.from({ length: wide + 1 }, (_, e) => e);
  const lines = Array.from({ length: most + 1 }, (_, row) => most - row).map((m) => {
    const points = across.map((e) => {
      const here = found.filter((least) => least.m === m && least.e === e).length;
      return String(here > 0 ? here : SIGNS[STYLES[regionOf(regions, m, e, 0)]]).padStart(3);
    });
    return `${String(m).padStart(4)} |${points.join('')}`.trimEnd();
  });
  const legend = STYLES.map((style) => `${SIGNS[style] === ' ' ? 'blank' : SIGNS[style]} ${style}`).join('   ');
  return [
    'need for message-driven',
    ...lines,
    `     +${'-'.repeat(3 * across.length)}`,
    `      ${across.map((e) => String(e).padStart(3)).join('')}  need for event-driven`,
    '',
    legend,
  ].join('\n');
}
