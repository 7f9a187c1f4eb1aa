import type { Rulebook } from '../../../advice/index.js';
import {
  type Carriers,
  estimateQuestionsLeft,
  type InterimVerdict,
  type Interview,
  prefetch,
  type Question,
} from '../../../interview/index.js';
import type { Prompter, Status } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import { plural } from '../../../text/phrases.js';

/** What is told of a question or a stop, whichever it is. */
interface Told {
  readonly standing: InterimVerdict;
  readonly still?: readonly string[];
  readonly carriers?: Carriers;
}

export function statusOf({ standing, still = [], carriers }: Told, { flow }: Interview, left: string): Status {
  const { style, decided, likelihood, clashes } = standing;
  return {
    style,
    decided,
    likelihood,
    begun: flow.needs.size > 0,
    still: still.map(printable),
    clashes: clashes.map(printable),
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
    ? `At most ${plural(most, 'more question')}.`
    : `About ${plural(about, 'more question')}, at most ${most}.`;
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
): Generator<void, void, void> {
  if (question.purpose === 'style')
    asker.refresh?.(leftText(question, yield* estimateQuestionsLeft(question.standing, state.asked)));
  yield* prefetch(rulebook, state, question);
}

/** The guess at once, for an asker that writes each line only once. */
export function guessed(question: Question, state: Interview): number | undefined {
  if (question.purpose !== 'style') return undefined;
  const walks = estimateQuestionsLeft(question.standing, state.asked);
  let step = walks.next();
  while (!step.done) step = walks.next();
  return step.value;
}
