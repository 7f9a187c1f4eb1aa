import type { FlowAnalysis, Rulebook } from '../../../advice/index.js';
import {
  type Carriers,
  carriesNothing,
  estimateQuestionsLeft,
  type Interview,
  prefetch,
  type Question,
} from '../../../interview/index.js';
import type { Prompter } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import { plural } from '../../../text/phrases.js';
import type { AskStyle } from '../style.js';
import { verdictStatus } from './verdict-status.js';

/** What a question and a stop have in common. */
interface Step {
  readonly analysis: FlowAnalysis;
  readonly still?: readonly string[];
  readonly carriers?: Carriers;
}

/**
 * The status under a question or a stop.
 * @param stuck whether it is known that nothing can carry the flow
 */
export function statusOf({ analysis, still = [], carriers }: Step, left: string, style: AskStyle, stuck = false) {
  const { flow, style: verdict, decided, likelihood, broken } = analysis;
  const begun = flow.needs.size > 0;
  const clashes = broken.map(({ because }) => printable(because));
  const texts = { stuck, still: still.map(printable), clashes, fits: carriers?.fits ?? [], left };
  return verdictStatus({ verdict, decided, likelihood, begun, ...texts }, style);
}

/** How many questions are left, in words. */
export function leftText(question: Question, about?: number): string {
  const left = questionsLeft(question, about);
  return question.thenSizing ? `${left.slice(0, -1)}; then the rest of the sizing.` : left;
}

function questionsLeft({ purpose, still, most }: Question, about?: number): string {
  if (purpose === 'brokers')
    return most === 1 ? 'Sizing: the last question.' : `Sizing: about ${most} more questions; all may be skipped.`;
  if (purpose === 'revisit') return `${most - still.length} to go over.`;
  if (most === 1) return 'The last question that can change it.';
  return about === undefined || about >= most
    ? `At most ${plural(most, 'more question')}.`
    : `About ${plural(about, 'more question')}, at most ${most}.`;
}

/**
 * Work for the time in which the question is read: whether anything can carry the flow, a better estimate of how many
 * questions are left, and what each answer would lead to.
 */
export function* whileReading(
  rulebook: Rulebook,
  state: Interview,
  question: Question,
  prompter: Prompter,
  style: AskStyle,
): Generator<unknown, void, void> {
  const { analysis, purpose } = question;
  const stuck = carriesNothing(analysis);
  yield;
  const about = purpose === 'style' ? yield* estimateQuestionsLeft(analysis, state.asked) : undefined;
  if (stuck || about !== undefined) prompter.refresh?.(statusOf(question, leftText(question, about), style, stuck));
  yield* prefetch(rulebook, state, question);
}

/** The same estimate at once, for a prompter that writes each line only once. */
export function estimateNow(question: Question, state: Interview): number | undefined {
  if (question.purpose !== 'style') return undefined;
  const walks = estimateQuestionsLeft(question.analysis, state.asked);
  let step = walks.next();
  while (!step.done) step = walks.next();
  return step.value;
}
