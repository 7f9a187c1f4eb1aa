import { labelOf, namesFor, outlookOn, type Rulebook, valueOf } from '../advice/index.js';
import { everything, isDecided, type Masks } from '../engine/index.js';
import { STYLES, type Style } from '../model/style.js';

/** One answer to choose from, and what it would do. */
export interface Offer {
  /** Can be given back as an answer. */
  readonly value: string;
  /** In plain words. */
  readonly label: string;
  /** The style that would follow. */
  readonly style: Style;
  /** Whether nothing could change the style after this answer. */
  readonly decides: boolean;
}

/** The answers to one criterion that those to the others leave possible; of names, all that are known. */
export function offersFor(rulebook: Rulebook, masks: Masks, index: number, again = false): Offer[] {
  const criterion = rulebook.base.criteria[index];
  const cut = rulebook.cuts[index];
  const here = outlookOn(rulebook, masks).outlook;
  if (criterion.domain.kind === 'names') {
    const effect = { style: STYLES[here.style], decides: isDecided(here) };
    return namesFor(criterion, rulebook.base).map(({ id, label }) => ({ value: id, label, ...effect }));
  }
  const cells = rulebook.spec.cells[index];
  const left = again ? everything(cells) : masks[index];
  const offers: Offer[] = [];
  for (let cell = 0; cell < cells; cell++) {
    if ((left & (1 << cell)) === 0) continue;
    const { outlook } = outlookOn(
      rulebook,
      masks.map((mask, other) => (other === index ? 1 << cell : mask)),
    );
    if (outlook.reachable === 0) continue;
    offers.push({
      value: valueOf(criterion, cut, cell),
      label: labelOf(criterion, cut, cell),
      style: STYLES[outlook.style],
      decides: isDecided(outlook),
    });
  }
  return offers;
}
