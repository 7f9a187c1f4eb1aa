import { KeyedCache, masksOf, outlookOn, type Rulebook, relax } from '../advice/index.js';
import { isDecided, type Masks, type OpenCell, openCriteria } from '../engine/index.js';
import { STYLES, type Style } from '../model/style.js';
import type { Flow } from '../model/system.js';

/** The verdict between two questions; cheap enough to be worked out at every key. */
export interface InterimVerdict {
  /** The rulebook that the verdict was made with: without the exclusions that the answers break. */
  readonly rulebook: Rulebook;
  readonly masks: Masks;
  readonly style: Style;
  readonly decided: boolean;
  readonly likelihood: Readonly<Record<Style, number>>;
  /** Why answers cannot be true together. */
  readonly clashes: readonly string[];
}

export function interimVerdict(full: Rulebook, flow: Pick<Flow, 'needs'>): InterimVerdict {
  const masks = masksOf(full, flow.needs);
  const { rulebook, broken } = relax(full, masks);
  const { outlook } = outlookOn(rulebook, masks);
  const likelihood = Object.fromEntries(STYLES.map((style, index) => [style, outlook.likelihood[index]]));
  return {
    rulebook,
    masks,
    style: STYLES[outlook.style],
    decided: isDecided(outlook),
    likelihood: likelihood as Record<Style, number>,
    clashes: broken.map(({ because }) => because),
  };
}

const lists = new KeyedCache<readonly OpenCell[]>(2_000);

/** The criteria that can still change the style, the most telling first; cached, since questions are prefetched. */
export function openOn(rulebook: Rulebook, masks: Masks): readonly OpenCell[] {
  return lists.of(rulebook.engine, masks.join(), () =>
    openCriteria(rulebook.engine, masks, outlookOn(rulebook, masks).branches),
  );
}
