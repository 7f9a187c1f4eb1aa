import { everything, flips } from '../../engine/index.js';
import type { Flip } from '../../model/advice.js';
import { STYLES } from '../../model/style.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { valueOf } from '../answers/masks.js';
import type { Rulebook } from '../rulebook.js';

/** The smallest changes that give another style, in the contract's order. */
export function flipsOf({ named, rulebook, full, style }: FlowAnalysis): Flip[] {
  const { criteria } = rulebook.base;
  const allowed = rulebook.spec.cells.map((cells, index) => everything(cells) & ~refuted(rulebook, index, named));
  return flips(rulebook.engine, full.masks, STYLES.indexOf(style), {
    allowed,
    ordered: criteria.map(({ domain }) => domain.kind === 'quantity'),
    whatIf: full.whatIf,
  }).map(({ changes, style: to }) => ({
    change: Object.fromEntries(
      changes.map(({ criterion, cell }) => [
        criteria[criterion].name,
        valueOf(criteria[criterion], rulebook.cuts[criterion], cell),
      ]),
    ),
    style: STYLES[to],
  }));
}

/** Numbers of consumers that the names in `to` already refute. */
function refuted(rulebook: Rulebook, index: number, named: number): number {
  const { counts } = rulebook.base.criteria[index];
  const cut = rulebook.cuts[index];
  if (counts === undefined || !('values' in cut) || named < 2) return 0;
  return cut.values.reduce((mask, value, cell) => (counts[value] === 1 ? mask | (1 << cell) : mask), 0);
}
