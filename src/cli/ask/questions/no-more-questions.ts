import { HARDLY, remainingBrokerQuestions, type Stop } from '../../../interview/index.js';
import { percent } from '../../../render/pretty/percent.js';
import type { Item, Reply, Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import { statusOf } from './progress.js';
import type { QuestionContext } from './question-screen.js';
import { trailOf } from './trail.js';

/** What a person does when there is nothing more to ask. */
export type Decision = 'accept' | 'go-on' | 'again' | 'flips';

export interface NoMoreQuestionsScreen {
  readonly screen: Screen;
  readonly decision: (reply: Reply) => Decision;
}

export function noMoreQuestionsScreen(
  { rulebook, style, state, head }: Omit<QuestionContext, 'before'>,
  stop: Stop,
): NoMoreQuestionsScreen {
  const { analysis, unsettled, still } = stop;
  const rest = [...still, ...remainingBrokerQuestions(analysis, state)];
  const options: [Decision, Item][] = [['accept', { label: 'Accept, and see the result', word: 'accept' }]];
  if (rest.length > 0) options.push(['go-on', { label: sizingLabel(rest.length, still.length), word: 'sizing' }]);
  if (unsettled.length > 0) options.push(['again', { label: againLabel(unsettled), word: 'again' }]);
  options.push(['flips', { label: 'See what would change it', word: 'flips' }]);
  const screen: Screen = {
    id: '@stop',
    head,
    trail: trailOf(rulebook, state),
    title: stopText(stop),
    notes:
      unsettled.length > 0 ? [`Not settled, and could still change it: ${unsettled.map(printable).join(', ')}.`] : [],
    help: [],
    body: { kind: 'choices', items: options.map(([, item]) => item), several: '', list: false, at: 0, marked: [] },
    ...(analysis.decided && analysis.broken.length === 0 ? {} : { status: statusOf({ analysis }, '', style) }),
    canGoBack: true,
  };
  return { screen, decision: (reply) => options[reply.kind === 'picked' ? reply.items[0] : 0][0] };
}

/** The verdict in one sentence, with how firm it is. */
function stopText({ analysis: { decided, style, likelihood }, unsettled, still }: Stop): string {
  if (decided) return `No remaining answer can change this: ${style === 'either' ? 'either will do' : style}.`;
  const tell = style === 'either' ? 'either style will do' : style;
  if (still.length > 0) {
    const open = unsettled.length + still.length;
    const answers = open === 1 ? 'the one answer still open leaves' : `the ${open} answers still open leave`;
    const rest = percent(1 - likelihood[style]);
    const least = rest === percent(HARDLY) ? `less than ${rest}` : rest;
    return `Good enough to end: ${tell}; ${answers} ${least} to another style.`;
  }
  return `Nothing left to ask for now; so far ${tell}. ${unsettled.length === 1 ? 'One answer that is' : 'Some answers that are'} not known yet can still change it.`;
}

/** @param telling how many of the questions can still change the style */
function sizingLabel(count: number, telling: number): string {
  const label = `Sizing: ${count === 1 ? 'one more question' : `about ${count} more questions`}, to choose and size a broker`;
  return telling === 0 ? label : `${label}; ${telling} of them can still change the style`;
}

function againLabel(unsettled: readonly string[]): string {
  return unsettled.length === 1
    ? 'Ask again what is not settled'
    : `Ask again the ${unsettled.length} that are not settled`;
}
