import type { Answers } from '../model/answer.js';
import type { Catalogue } from '../model/broker.js';
import type { NeedsToDrop } from '../model/carrying.js';
import type { Criterion } from '../model/criterion.js';
import { subsets } from '../text/subsets.js';
import { matchCarrier } from './matching/match-carrier.js';

const MOST = 4;

function without(answers: Answers, names: readonly string[]): Answers {
  return new Map([...answers].filter(([name]) => !names.includes(name)));
}

/**
 * The smallest sets of stated needs to give up so that something can carry the flow; none where something can.
 * Exact: sets are tried by size, and no set is listed that contains a smaller one.
 */
export function needsToDrop(catalogue: Catalogue, answers: Answers, criteria: readonly Criterion[]): NeedsToDrop[] {
  const possible = (left: Answers) =>
    catalogue.carriers
      .map((carrier) => matchCarrier(carrier, left, catalogue, criteria))
      .filter(({ match }) => match !== 'cannot');
  if (possible(answers).length > 0) return [];
  // Only a need that something fails on can be worth giving up.
  const blamed = new Set(
    catalogue.carriers.flatMap((carrier) =>
      matchCarrier(carrier, answers, catalogue, criteria).objections.flatMap((objection) =>
        objection.match === 'cannot' ? objection.criteria : [],
      ),
    ),
  );
  const candidates = [...answers.keys()].filter((name) => blamed.has(name));
  const found: NeedsToDrop[] = [];
  for (let size = 1; size <= Math.min(MOST, candidates.length); size++) {
    for (const needs of subsets(candidates, size)) {
      if (found.some((smaller) => smaller.needs.every((name) => needs.includes(name)))) continue;
      const left = possible(without(answers, needs));
      if (left.length > 0)
        found.push({
          needs,
          allows: left
            .sort(
              (a, b) =>
                Number(a.match !== 'fits') - Number(b.match !== 'fits') || a.carrier.usualRank - b.carrier.usualRank,
            )
            .map(({ carrier }) => carrier.id),
        });
    }
    if (found.length > 0) break;
  }
  return found;
}
