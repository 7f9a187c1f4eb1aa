import { type Reach, SECTIONS, type Section } from '../model/expression.js';

/** The sections of facts, and what each tells. */
export const SECTION_MEANINGS: Readonly<Record<Section, string>> = {
  needs: 'What the flow must do.',
  uses: 'What is built.',
  broker: 'What the broker in use can do.',
  graph: 'Where the flow stands among the others.',
};

export const JOIN_MEANINGS = {
  all: 'All of these.',
  any: 'At least one of these.',
  not: 'Not this.',
  knownTrue: 'Holds by what is known; what is not known counts as no.',
} as const;

export const BOUNDS = ['atLeast', 'above', 'below'] as const;
export const BOUND_MEANINGS: Readonly<Record<(typeof BOUNDS)[number], string>> = {
  atLeast: 'From this on.',
  above: 'More than this.',
  below: 'Up to this, which is not in it.',
};

/** What a condition is made of beside single needs; no criterion can be called so. */
export const KEYWORDS: readonly string[] = [...SECTIONS, ...Object.keys(JOIN_MEANINGS), 'stated', 'times'];

const NEEDS_ALONE = 'nothing but needs is known where this stands';
const NOT_STATED = 'what is not stated never counts where this stands';
const OF_NEEDS = {
  uses: NEEDS_ALONE,
  broker: NEEDS_ALONE,
  graph: NEEDS_ALONE,
  stated: NOT_STATED,
  knownTrue: NOT_STATED,
};

/** What a condition may not hold where it stands, and why. */
export const REFUSED: Readonly<Record<Reach, { readonly [word: string]: string | undefined }>> = {
  flow: {},
  needs: OF_NEEDS,
  verdict: {
    ...OF_NEEDS,
    above: 'the verdict is computed between figures, from one on and below the next: expected atLeast or below',
    times: 'the verdict is computed on single needs, so a product can not be compared here',
  },
};
