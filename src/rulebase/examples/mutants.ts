import { mutantsOf } from '../../condition/mutants.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';

export interface PitfallMutant {
  /** What was changed, in words. */
  readonly what: string;
  readonly mutant: Pitfall;
}

/** A pitfall with one thing changed in its condition, or in the one that raises it. */
export function pitfallMutants(pitfall: Pitfall): PitfallMutant[] {
  const { when, raised } = pitfall;
  return [
    ...mutantsOf(when).map(({ what, mutant }) => ({ what, mutant: { ...pitfall, when: mutant } })),
    // Raised to what it is anyway, nothing can be noticed.
    ...(raised === undefined || raised.severity === pitfall.severity
      ? []
      : mutantsOf(raised.when).map(({ what, mutant }) => ({
          what: `under raised, ${what}`,
          mutant: { ...pitfall, raised: { ...raised, when: mutant } },
        }))),
  ];
}
