import { brokerQuestions, type FlowAnalysis } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { NeedsToDrop } from '../model/carrying.js';
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

/**
 * What to give up where an answer leaves nothing that could carry the flow, the smallest sets first; undefined where
 * something still can, or where nothing could before.
 */
export function waysOut(analysis: FlowAnalysis, answer: Answer): readonly NeedsToDrop[] | undefined {
  const { counts } = analysis.carriers;
  const usable = ({ fits, usable: more }: { readonly fits: number; readonly usable: number }) => fits + more;
  if (usable(counts.counts) === 0 || usable(counts.with(answer)) > 0) return undefined;
  return analysis.with(answer).carriers.needsToDrop;
}

/** Whether nothing can carry the flow by the answers so far. */
export function carriesNothing({ carriers: { counts } }: FlowAnalysis): boolean {
  return counts.counts.fits + counts.counts.usable === 0;
}

/** What is worth asking once the style needs no more, of what was not asked yet: names of criteria, the first first. */
export function remainingBrokerQuestions(analysis: FlowAnalysis, { asked }: Interview): string[] {
  return brokerQuestions(analysis)
    .map(({ criterion }) => criterion.name)
    .filter((name) => !asked.includes(name));
}
