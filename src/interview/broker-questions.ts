import type { FlowAnalysis } from '../advice/index.js';
import type { Answer, Answers } from '../model/answer.js';
import type { Criterion, Weights } from '../model/criterion.js';
import { answerOf } from './answer.js';

/** What can carry a flow on what was said so far, best first. */
export interface Carriers {
  readonly fits: readonly string[];
  /** Those that work with a workaround, or of which it isn't known. */
  readonly usable: readonly string[];
}

export function carriersOf({ carriers: { ranking } }: FlowAnalysis): Carriers {
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

/** How many carriers an answer to a criterion rules out on average, under the priors. */
export interface ExpectedElimination {
  readonly fits: number;
  readonly usable: number;
}

export function expectedElimination(analysis: FlowAnalysis, criterion: Criterion): ExpectedElimination {
  const { counts } = analysis.carriers;
  const now = counts.counts;
  const ruledOut = { fits: 0, usable: 0 };
  let total = 0;
  for (const { answer, weight } of likelyAnswers(analysis, criterion)) {
    const after = counts.with(answer);
    ruledOut.fits += weight * (now.fits - after.fits);
    ruledOut.usable += weight * (now.fits + now.usable - after.fits - after.usable);
    total += weight;
  }
  return total === 0 ? ruledOut : { fits: ruledOut.fits / total, usable: ruledOut.usable / total };
}

/** Works out what each answer to each criterion does to each carrier, a little at a time; it is remembered. */
export function* prefetchCarriers(analysis: FlowAnalysis): Generator<unknown, void, void> {
  for (const criterion of analysis.rulebook.base.criteria)
    for (const { answer } of likelyAnswers(analysis, criterion)) yield analysis.carriers.counts.with(answer);
}

/** The answers of a criterion's prior, as what was said leaves it: of all the parent's values that are still possible. */
function* likelyAnswers({ flow, rulebook }: FlowAnalysis, criterion: Criterion) {
  for (const { value, weight } of priorLeft(rulebook.base.criteria, flow.needs, criterion)) {
    const answer = answerOf(criterion, value, flow.place);
    if (answer !== undefined) yield { answer, weight };
  }
}

function priorLeft(criteria: readonly Criterion[], needs: Answers, { prior }: Criterion): Weights {
  if (Array.isArray(prior)) return prior;
  const parent = criteria.find(({ role }) => role === 'parent');
  const said = parent && needs.get(parent.name)?.values;
  return Object.entries(prior as { readonly [value: string]: Weights })
    .filter(([value]) => said === undefined || said.includes(value))
    .flatMap(([, weights]) => weights);
}
