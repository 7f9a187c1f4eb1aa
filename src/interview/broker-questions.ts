import { countsOf } from '../advice/count-carriers.js';
import { type Rulebook, rankingOf } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { Flow } from '../model/system.js';

/** What can carry a flow on what was said so far, best first. */
export interface Carriers {
  readonly fits: readonly string[];
  /** Those that work with a workaround, or of which it isn't known. */
  readonly usable: readonly string[];
}

export function carriersOf(rulebook: Rulebook, flow: Flow): Carriers {
  const ranking = rankingOf(flow, rulebook);
  const ids = (list: typeof ranking) => list.map(({ carrier }) => carrier.id);
  return {
    fits: ids(ranking.filter(({ match }) => match === 'fits')),
    usable: ids(ranking.filter(({ match }) => match !== 'fits' && match !== 'cannot')),
  };
}

/** How many carriers still fit once an answer is given. */
export function fitsAfter(rulebook: Rulebook, { needs }: Flow, answer: Answer): number {
  return countsOf(rulebook, needs).with(answer).fits;
}
