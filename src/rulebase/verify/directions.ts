import type { Rulebook } from '../../advice/index.js';
import { EITHER, EVENT, findStep, HYBRID, MESSAGE } from '../../engine/index.js';
import type { Unsound } from '../../model/pages/verification.js';
import type { Side } from '../../model/style.js';
import { STYLES } from '../../model/style.js';
import { answersText } from './witness.js';

/** How far towards a side each region lies: away from it, between, at it. */
function rankTowards(side: Side): number[] {
  const rank: number[] = [];
  rank[MESSAGE] = side === 'message-driven' ? 2 : 0;
  rank[EVENT] = side === 'event-driven' ? 2 : 0;
  rank[HYBRID] = 1;
  rank[EITHER] = 1;
  return rank;
}

/** More of a criterion that declares a side never moves a flow away from it. */
export function wrongDirections(rulebook: Rulebook): Unsound[] {
  const { criteria } = rulebook.base;
  return criteria.flatMap(({ name, raises }, index) => {
    if (raises === undefined) return [];
    const rank = rankTowards(raises);
    for (let cell = 0; cell + 1 < rulebook.spec.cells[index]; cell++) {
      const step = findStep(rulebook.engine, index, cell, cell + 1, (from, to) => rank[to] < rank[from]);
      if (step === undefined) continue;
      const [from, to] = [answersText(rulebook, step.from), answersText(rulebook, step.to)];
      return [
        {
          check: 'direction' as const,
          id: name,
          message: `is declared to raise ${raises}, but going from \`${from[name]}\` to \`${to[name]}\` moves the flow shown from ${STYLES[step.fromRegion]} to ${STYLES[step.toRegion]}`,
          witness: from,
        },
      ];
    }
    return [];
  });
}
