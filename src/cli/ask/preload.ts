import { FlowAnalysis, prefetchCarriers } from '../../advice/index.js';
import { begin, next, prefetch } from '../../interview/index.js';
import type { Flow } from '../../model/system.js';
import { Draft } from './draft.js';
import { questionScreen } from './questions/question-screen.js';
import type { SessionSetting } from './setting.js';

/**
 * Work for the time in which the first screens are read: loads what the questions and the first answer need, and runs
 * the code of two questions once, since the first run of any code takes about ten times as long.
 */
export function* preload({
  rulebook,
  given,
  style,
}: Pick<SessionSetting, 'rulebook' | 'given' | 'style'>): Generator<unknown, void, void> {
  const rules = rulebook();
  yield;
  yield rules.base.catalogue;
  // A failure is reported when the module is needed.
  Draft.load().catch(() => {});
  yield;
  const state = begin(EMPTY, { given });
  for (let step = 0; step < 2; step++) {
    const question = next(rules, state);
    yield;
    if (question.kind === 'stop') return;
    questionScreen({ rulebook: rules, state, style, head: '', before: new Map() }, question, '');
    yield;
    yield* prefetch(rules, state, question);
  }
  yield* prefetchCarriers(new FlowAnalysis(EMPTY, rules));
}

/** A flow of which nothing is said. */
const source = { path: '', text: '' };
const EMPTY: Flow = {
  name: '',
  place: { source, span: { start: 0, end: 0 } },
  after: [],
  from: [],
  needs: new Map(),
  waive: [],
};
