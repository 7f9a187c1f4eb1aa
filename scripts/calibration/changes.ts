import { STRENGTHS, type Strength } from '../../src/model/style.js';
import type { Comparison } from './comparison.js';
import { code, table } from './words.js';

/** Other values of T, R and the floor, one at a time. */
export function aroundTheBorders(it: Comparison, head: readonly string[]): string[] {
  const { threshold, ratio, floor } = it.rulebook.spec.regions;
  const around = (name: 'threshold' | 'ratio' | 'floor', shipped: number, values: readonly [string, number][]) =>
    values.map(([label, value]) => [
      Math.abs(value - shipped) < 1e-9 ? `${label} (shipped)` : label,
      ...it.cells(it.withBorders({ [name]: value })),
    ]);
  const plain = (...values: number[]) => values.map((value): [string, number] => [String(value), value]);
  const lower = it.withBorders({ threshold: threshold - 1 });
  const more = it.changed(lower).filter((index) => lower[index] === 'hybrid');
  const agreed = more.filter((index) => it.flows[index].labels.includes('hybrid')).length;
  return [
    'A need is established from T on, if it is at least R of the other one or a decisive reason holds it up. Below the floor on both sides, either style will do. Weights are whole numbers, so T = 3.5 and T = 4 are the same.',
    table(['T', ...head], around('threshold', threshold, plain(3, 3.5, 4, 5, 6))),
    `With T = ${threshold - 1}, ${more.length} more flows come out hybrid, and on ${agreed} of them some reader agrees: people keep the word for flows that truly need both. Where two values of T come out alike, the flows cannot tell which is better; ${threshold} is the one that can be said in words, more than one strong reason.`,
    table(
      ['R', ...head],
      around('ratio', ratio, [
        ['0.2', 0.2],
        ['1/4', 1 / 4],
        ['1/3', 1 / 3],
        ['0.4', 0.4],
        ['1/2', 1 / 2],
      ]),
    ),
    table(['floor', ...head], around('floor', floor, plain(1, 2, 3))),
    'R and the floor matter only to flows with two needs of very different size, or with hardly any. The table has few of either kind, so these two rest on what they mean more than on agreement.',
  ];
}

/** Other weights for a strength, then for one rule. */
export function aroundTheStrengths(it: Comparison, head: readonly string[]): string[] {
  const { rules } = it.rulebook.base;
  const full = it.agreeing(it.styles);
  const moves = rules.flatMap(({ id, strength }, moved) =>
    [-1, 1].map((step) => {
      const styles = it.withWeights((rule) => (rule === moved ? STRENGTHS[strength] + step : undefined));
      return { id, same: it.changed(styles).length === 0, lost: full - it.agreeing(styles) };
    }),
  );
  const worst = Math.max(...moves.map(({ lost }) => lost));
  return [
    'One strength moved by one, for all rules that have it; the others stay as they are.',
    table(
      ['strength', ...head],
      (Object.keys(STRENGTHS) as Strength[]).flatMap((strength) =>
        [-1, 0, 1].map((step) => [
          `${strength} ${STRENGTHS[strength] + step}${step === 0 ? ' (shipped)' : ''}`,
          ...it.cells(
            it.withWeights((rule) => (rules[rule].strength === strength ? STRENGTHS[strength] + step : undefined)),
          ),
        ]),
      ),
    ),
    `One rule moved by one, each in turn, up and down: ${moves.filter(({ same }) => same).length} of ${moves.length} such changes leave every flow as it is. The worst costs ${worst} of ${full} agreements (${code(moves.filter(({ lost }) => lost === worst).map(({ id }) => id))}).`,
  ];
}

/** Each rule left out in turn. */
export function withoutEachRule(it: Comparison, head: readonly string[]): string[] {
  const without = it.rulebook.base.rules.map(({ id, favours, strength }, left) => {
    const styles = it.withWeights((rule) => (rule === left ? 0 : undefined));
    const fires = it.shipped.flatMap(({ fired }, index) => (fired.includes(left) ? [index] : []));
    return { id, favours, strength, styles, fires, changed: it.changed(styles) };
  });
  const made = without.filter(({ fires, changed }) => fires.length === 1 && changed.length > 0);
  const once = without.filter(({ fires, changed }) => fires.length > 1 && changed.length === 1);
  const idle = without.filter(({ changed }) => changed.length === 0);
  const never = without.filter(({ fires }) => fires.length === 0);
  const ids = (list: readonly { id: string }[]) => code(list.map(({ id }) => id));
  return [
    [
      'A rule made for one flow would fire on that flow alone and change what comes out there.',
      made.length === 0 ? 'No rule does.' : `These do: ${ids(made)}.`,
      once.length === 0
        ? ''
        : `But some carry weight on one flow only, though they fire on more: ${ids(once)}. There the table is thin.`,
      `Without any one of ${idle.length} of the ${without.length} rules, every flow comes out as before (${ids(idle)}). Those rest on their reasons and sources, not on this table. They show in the reasons, in what would change a verdict, and on flows of which less was said.`,
      never.length === 0 ? '' : `No flow here tests ${ids(never)} at all.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    table(
      ['rule left out', 'strength', 'fires on', ...head],
      without.map(({ id, favours, strength, styles, fires }) => [
        `[\`${id}\`](rules.md#${id})`,
        `${strength}, ${favours}`,
        String(fires.length),
        ...it.cells(styles),
      ]),
    ),
  ];
}
