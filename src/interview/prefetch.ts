import { FlowAnalysis, type Rulebook } from '../advice/index.js';
import { answerOf } from './answer.js';
import { remainingBrokerQuestions } from './broker-questions.js';
import { next, type Question } from './next.js';
import { answered, type Interview, skip } from './state.js';

/** At most so many offers are worked out while a question is read. */
const MOST = 6;

/**
 * Works out what each answer leads to while the person reads the question; the results are cached, so that the next
 * question is there at once. Yields after each step, so that a key can be handled.
 */
export function* prefetch(rulebook: Rulebook, state: Interview, question: Question): Generator<unknown, void, void> {
  const { criterion, offers } = question;
  yield* prefetchStep(rulebook, skip(state, criterion.name));
  if (criterion.domain.kind === 'names') return;
  for (const offer of offers.slice(0, MOST)) {
    const answer = answerOf(criterion, offer.value, state.flow.place);
    if (answer !== undefined) yield* prefetchStep(rulebook, answered(state, answer));
  }
}

function* prefetchStep(rulebook: Rulebook, following: Interview): Generator<unknown, void, void> {
  yield new FlowAnalysis(following.flow, rulebook).style;
  const { kind, analysis } = next(rulebook, following);
  yield;
  if (kind === 'stop') yield remainingBrokerQuestions(analysis, following);
}
