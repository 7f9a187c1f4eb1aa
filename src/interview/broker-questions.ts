import { brokerQuestions, type FlowAnalysis } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { Interview } from './state.js';

/** What can carry a flow by the answers so far, best first. */
export interface Carriers {
  readonly fits: readonly string[];
  /** Those that work with a workaround, or of which it isn't known. */
  readonly usable: readonly string[];
}

export function carriersOf({ ranking }: FlowAnalysis): Carriers {
  const ids = (list: typeof ranking) => list.map(({ carrier }) => carrier.id);
  return {
    fits: ids(ranking.filter(({ match }) => match === 'fits')),
    usable: ids(ranking.filter(({ match }) => match !== 'fits' && match !== 'cannot')),
  };
}

/** How many carriers still fit once an answer is given. */
export function fitsAfter({ carriers }: FlowAnalysis, answer: Answer): number {
  return carriers.counts.with(answer).fits;
}

/** What is worth asking once the style needs no more, of what was not asked yet: names of criteria, the first first. */
export function remainingBrokerQuestions(analysis: FlowAnalysis, { asked }: Interview): string[] {
  return brokerQuestions(analysis)
    .map(({ criterion }) => criterion.name)
    .filter((name) => !asked.includes(name));
}
