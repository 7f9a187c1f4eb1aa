import { fullName } from '../../advice/index.js';
import type { Amount, Pitfall, PitfallWhen } from '../../model/pitfalls/pitfall.js';

export interface Mutant {
  /** What was changed, in words. */
  readonly what: string;
  readonly mutant: Pitfall;
}

/**
 * A pitfall with one thing in its condition changed: a leaf always true, or always false; a value of a list left out;
 * a number halved or doubled. Examples that notice none of some change leave the condition unpinned.
 */
export function mutantsOf(pitfall: Pitfall): Mutant[] {
  const { when, raised } = pitfall;
  return [
    ...changed(when).map(({ what, when: other }) => ({ what, mutant: { ...pitfall, when: other } })),
    // Raised to what it is anyway, nothing can be noticed.
    ...(raised === undefined || raised.severity === pitfall.severity
      ? []
      : changed(raised.when).map(({ what, when: other }) => ({
          what: `under raised, ${what}`,
          mutant: { ...pitfall, raised: { ...raised, when: other } },
        }))),
  ];
}

type Change = { readonly what: string; readonly when: PitfallWhen };

const ALWAYS: PitfallWhen = { all: [] };
const NEVER: PitfallWhen = { any: [] };

function changed(when: PitfallWhen): Change[] {
  if ('not' in when) return changed(when.not).map(({ what, when: not }) => ({ what, when: { not } }));
  if ('said' in when) return changed(when.said).map(({ what, when: said }) => ({ what, when: { said } }));
  if ('all' in when || 'any' in when) {
    const parts = 'all' in when ? when.all : when.any;
    return parts.flatMap((part, at) =>
      changed(part).map(({ what, when: other }) => {
        const list = parts.map((each, index) => (index === at ? other : each));
        return { what, when: 'all' in when ? { all: list } : { any: list } };
      }),
    );
  }
  const about = 'amount' in when ? textOf(when.amount) : fullName('fact' in when ? when.fact : when.stated);
  const leaf = [
    { what: `the test of ${about} always holds`, when: ALWAYS },
    { what: `the test of ${about} never holds`, when: NEVER },
  ];
  if ('fact' in when && when.values.length > 1)
    return [
      ...leaf,
      ...when.values.map((value) => ({
        what: `${about} may no longer be ${value}`,
        when: { ...when, values: when.values.filter((each) => each !== value) },
      })),
    ];
  return 'amount' in when ? [...leaf, ...scaled(when, about)] : leaf;
}

const FACTORS = [0.5, 2];

/** Numbers of a comparison, each halved and doubled. */
function scaled(when: Extract<PitfallWhen, { amount: Amount }>, about: string): Change[] {
  // Of what is counted in whole numbers, half of one is none: nothing could tell them apart.
  const whole = when.amount.every((factor) => typeof factor === 'object' && factor.measure === 'count');
  return (['atLeast', 'above', 'below'] as const).flatMap((bound) => {
    const amount = when[bound];
    if (amount === undefined) return [];
    return amount.flatMap((factor, at) =>
      typeof factor !== 'number' || factor === 0
        ? []
        : FACTORS.filter((by) => !whole || Number.isInteger(factor * by)).map((by) => ({
            what: `${about} is compared with ${by} times ${factor}`,
            when: { ...when, [bound]: amount.map((each, index) => (index === at ? factor * by : each)) },
          })),
    );
  });
}

const textOf = (amount: Amount) =>
  amount.map((factor) => (typeof factor === 'object' ? fullName(factor) : String(factor))).join(' × ');
