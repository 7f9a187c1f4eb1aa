import { FlowAnalysis, type Rulebook } from '../advice/index.js';
import { answerOf } from './answer.js';
import { next, type Question } from './next.js';
import { remainingBrokerQuestions } from './remaining-broker-questions.js';
import { answered, type Interview, skip } from './state.js';

/** More offers than these are not looked at: nobody reads that long. */
const MOST = 6;

/**
 * Works out what each answer leads to, while the person still reads the question; what is found is remembered, so
 * that the next question is there at once. Pauses after each, for a caller who has something better to do.
 */
export function* prefetch(rulebook: Rulebook, state: Interview, question: Question): Generator<unknown, void, void> {
  const { criterion, offers } = question;
  yield* look(rulebook, skip(state, criterion.name));
  if (criterion.domain.kind === 'names') return;
  for (const offer of offers.slice(0, MOST)) {
    const answer = answerOf(criterion, offer.value, state.flow.place);
    if (answer !== undefined) yield* look(rulebook, answered(state, answer));
  }
}

function* look(rulebook: Rulebook, then: Interview): Generator<unknown, void, void> {
  yield new FlowAnalysis(then.flow, rulebook).style;
  const { kind, analysis } = next(rulebook, then);
  yield;
  if (kind === 'stop') yield remainingBrokerQuestions(analysis, then);
}
