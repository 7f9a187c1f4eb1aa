import type { Rulebook } from '../advice/index.js';
import { chosen, typed } from './answer.js';
import { next, type Question } from './next.js';
import { answered, type Interview } from './state.js';

/** More offers than these are not looked at: nobody reads that long. */
const MOST = 6;

/**
 * Works out what each answer leads to, while the person still reads the question; what is found is remembered, so
 * that the next question is there at once. Pauses after each, for a caller who has something better to do.
 */
export function* lookAhead(rulebook: Rulebook, state: Interview, question: Question): Generator<void, void, void> {
  const { criterion, offers } = question;
  if (criterion.domain.kind === 'names') return;
  for (const { value } of offers.slice(0, MOST)) {
    const place = state.flow.place;
    const answer =
      criterion.domain.kind === 'quantity' ? typed(criterion, value, place) : chosen(criterion, [value], place);
    if (!('problem' in answer)) next(rulebook, answered(state, answer));
    yield;
  }
}
