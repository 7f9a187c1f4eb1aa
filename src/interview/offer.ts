import { type FlowAnalysis, labelOf, namesFor, platformsFor, valueOf } from '../advice/index.js';
import { everything } from '../engine/index.js';
import type { Style } from '../model/style.js';

/** One answer to choose from, and what it would do. */
export interface Offer {
  /** Can be given back as an answer. */
  readonly value: string;
  /** In plain words. */
  readonly label: string;
  /** Further words by which it is found. */
  readonly also?: readonly string[];
  /** The style that would follow. */
  readonly style: Style;
  /** Whether nothing could change the style after this answer. */
  readonly decides: boolean;
}

/** The answers to one criterion that those to the others leave possible; of platforms, those of the place. */
export function offersFor(analysis: FlowAnalysis, index: number, again = false): Offer[] {
  const { verdict, rulebook, flow } = analysis;
  const { masks, style, decided } = verdict;
  const criterion = rulebook.base.criteria[index];
  const cut = rulebook.cuts[index];
  if (criterion.domain.kind === 'names') {
    const names = criterion.role === 'running' ? platformsFor(criterion, flow.needs, rulebook.base) : undefined;
    return (names ?? namesFor(criterion, rulebook.base)).map(({ id, ...name }) => ({
      value: id,
      ...name,
      style,
      decides: decided,
    }));
  }
  const cells = rulebook.spec.cells[index];
  const left = again ? everything(cells) : masks[index];
  const offers: Offer[] = [];
  for (let cell = 0; cell < cells; cell++) {
    if ((left & (1 << cell)) === 0) continue;
    const then = verdict.with(index, 1 << cell);
    if (then.contradictory) continue;
    offers.push({
      value: valueOf(criterion, cut, cell),
      label: labelOf(criterion, cut, cell),
      style: then.style,
      decides: then.decided,
    });
  }
  return offers;
}
