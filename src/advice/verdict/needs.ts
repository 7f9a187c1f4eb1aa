import type { Need } from '../../model/advice.js';
import { SIDES, type Side } from '../../model/style.js';
import type { StyleAnalysis } from '../analysis/style-analysis.js';

type Needs = Readonly<Record<Side, Need>>;

/** What is needed of each side: for certain, and at the most. */
export function needsOf({ outlook: { least, most } }: StyleAnalysis): Needs {
  return {
    'message-driven': { least: least.m, most: most.m },
    'event-driven': { least: least.e, most: most.e },
  };
}

/** What several together need of each side: as much as the one that needs most. */
export function largestNeeds(all: readonly Needs[]): Needs {
  const most = (side: Side, of: keyof Need) => Math.max(...all.map((needs) => needs[side][of]));
  return Object.fromEntries(
    SIDES.map((side) => [side, { least: most(side, 'least'), most: most(side, 'most') }]),
  ) as Record<Side, Need>;
}
