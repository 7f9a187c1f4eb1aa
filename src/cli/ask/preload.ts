import { FlowAnalysis } from '../../advice/index.js';
import { begin, next, prefetch, prefetchCarriers } from '../../interview/index.js';
import type { Flow } from '../../model/system.js';
import { Draft } from './draft.js';
import { asked } from './questions/question-screen.js';
import type { SessionSetting } from './session.js';

/**
 * Work for the time in which the first screens are read: loads what the questions and the first answer need, and walks
 * through a question or two, for code that runs the first time takes ten times as long.
 */
export function* preload({
  rulebook,
  given,
}: Pick<SessionSetting, 'rulebook' | 'given'>): Generator<unknown, void, void> {
  const rules = rulebook();
  yield;
  yield rules.base.catalogue;
  // What is wrong with it is told when it is needed.
  Draft.load().catch(() => {});
  yield;
  const state = begin(NOBODYS, { given });
  for (let step = 0; step < 2; step++) {
    const question = next(rules, state);
    yield;
    if (question.kind === 'stop') return;
    asked({ rulebook: rules, state, head: '', before: new Map() }, question, '');
    yield;
    yield* prefetch(rules, state, question);
  }
  yield* prefetchCarriers(new FlowAnalysis(NOBODYS, rules));
}

/** A flow of which nothing is said. */
const source = { path: '', text: '' };
const NOBODYS: Flow = {
  name: '',
  place: { source, span: { start: 0, end: 0 } },
  after: [],
  from: [],
  needs: new Map(),
  waive: [],
};
