import type { FlowAnalysis, Rulebook } from '../../../advice/index.js';
import {
  type Carriers,
  estimateQuestionsLeft,
  type Interview,
  prefetch,
  type Question,
} from '../../../interview/index.js';
import type { Prompter, Status } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';

/** What is told of a question or a stop, whichever it is. */
interface Told {
  readonly analysis: FlowAnalysis;
  readonly still?: readonly string[];
  readonly carriers?: Carriers;
}

export function statusOf({ analysis, still = [], carriers }: Told, left: string): Status {
  const { flow, style, decided, likelihood, broken } = analysis;
  return {
    style,
    decided,
    likelihood,
    begun: flow.needs.size > 0,
    still: still.map(printable),
    clashes: broken.map(({ because }) => printable(because)),
    fits: carriers?.fits ?? [],
    left,
  };
}

/** How many questions are left, in words that promise no more than is known. */
export function leftText({ purpose, still, most }: Question, about?: number): string {
  if (purpose === 'brokers') return most === 1 ? 'The last question.' : `About ${most} more questions.`;
  if (purpose === 'revisit') return `${most - still.length} to go over.`;
  if (most === 1) return 'The last question that can change it.';
  return about === undefined || about >= most
    ? `At most ${most} more ${most === 1 ? 'question' : 'questions'}.`
    : `About ${about} more ${about === 1 ? 'question' : 'questions'}, at most ${most}.`;
}

/**
 * Work for the time in which the question is read: a better guess at how many are left, and what each answer would
 * lead to.
 */
export function* whileReading(
  rulebook: Rulebook,
  state: Interview,
  question: Question,
  asker: Prompter,
): Generator<unknown, void, void> {
  if (question.purpose === 'style')
    asker.refresh?.(leftText(question, yield* estimateQuestionsLeft(question.analysis, state.asked)));
  yield* prefetch(rulebook, state, question);
}

/** The guess at once, for an asker that writes each line only once. */
export function guessed(question: Question, state: Interview): number | undefined {
  if (question.purpose !== 'style') return undefined;
  const walks = estimateQuestionsLeft(question.analysis, state.asked);
  let step = walks.next();
  while (!step.done) step = walks.next();
  return step.value;
}
