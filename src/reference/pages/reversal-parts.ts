import type { Page } from '../../model/pages/page.js';
import type { Reversal } from '../../model/rule.js';
import { capital } from '../../text/phrases.js';

const TITLES = { easy: 'Easy to undo', hard: 'Hard to undo' } as const;

/** The later changes that are easy and those that are hard. */
export function reversalParts(reversals: readonly Reversal[]): Page['parts'] {
  return (['easy', 'hard'] as const).map((effort) => ({
    title: TITLES[effort],
    lines: reversals.filter((each) => each.effort === effort).map(({ short, text }) => `${capital(short)}. ${text}`),
  }));
}
