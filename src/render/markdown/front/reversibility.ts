import type { Advice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { Reversal } from '../../../model/rule.js';
import { STYLES, type Style } from '../../../model/style.js';
import { type Block, type Inline, isEmpty, joined, lines, strong, table } from '../nodes.js';
import { code, prose } from '../outside-text.js';

/** The styles that some flow has, in their order. */
export const stylesOf = ({ flows }: Advice): readonly Style[] =>
  STYLES.filter((style) => flows.some((flow) => flow.style === style));

/** The later changes that bear on these styles and brokers, each once. */
export function reversalsOf(
  { reversibility }: RuleBase,
  styles: readonly Style[],
  brokers: readonly string[],
): readonly Reversal[] {
  return reversibility.reversals.filter(
    (each) => each.styles.some((style) => styles.includes(style)) || each.brokers.some((id) => brokers.includes(id)),
  );
}

/** What it costs to be wrong, and what is easy and hard to undo: a row a style, then a row for brokers alike in this. */
export function reversibility(advice: Advice, base: RuleBase): Block {
  const styles = stylesOf(advice).map((style): Inline[] => {
    const wrong = base.reversibility.ifWrong.find((each) => each.style === style);
    return [
      strong(style),
      wrong === undefined ? '' : prose(wrong.short),
      ...effortCells(reversalsOf(base, [style], [])),
    ];
  });
  const brokers = brokersAlike(advice.recommendation.portfolio.brokers, base).map(({ ids, changes }): Inline[] => [
    joined(ids.map(code), ', '),
    '',
    ...effortCells(changes),
  ]);
  const rows = [...styles, ...brokers];
  const full = rows.filter(([, ...cells]) => !cells.every(isEmpty));
  if (full.length === 0) return [];
  return table(['', 'If it is wrong', 'Easy to undo', 'Hard to undo'], full);
}

/** The brokers of which something is known, those together of which the same is. */
export function brokersAlike(
  brokers: readonly string[],
  base: RuleBase,
): readonly { readonly ids: readonly string[]; readonly changes: readonly Reversal[] }[] {
  const alike = new Map<string, { readonly ids: string[]; readonly changes: readonly Reversal[] }>();
  for (const id of brokers) {
    const changes = reversalsOf(base, [], [id]);
    const key = changes.map((each) => each.id).join();
    if (key === '') continue;
    const row = alike.get(key);
    if (row === undefined) alike.set(key, { ids: [id], changes });
    else row.ids.push(id);
  }
  return [...alike.values()];
}

export const EFFORTS = ['easy', 'hard'] as const;

function effortCells(changes: readonly Reversal[]): Inline[] {
  return EFFORTS.map((effort) =>
    lines(changes.filter((each) => each.effort === effort).map(({ short }) => prose(short))),
  );
}
