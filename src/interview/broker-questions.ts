import { countsOf } from '../advice/count-carriers.js';
import { impliedCells, type Rulebook, rankingOf } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { Criterion, Weights } from '../model/criterion.js';
import { formatQuantity } from '../model/quantity.js';
import type { Flow } from '../model/system.js';
import { chosen } from './answer.js';
import { type InterimVerdict, interimVerdict, openOn } from './interim-verdict.js';
import type { Interview } from './state.js';

/** What can carry a flow by the answers so far, best first. */
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

/** How many carriers an answer to a criterion rules out on average, under the priors. */
export interface ExpectedElimination {
  readonly fits: number;
  readonly usable: number;
}

export function expectedElimination(rulebook: Rulebook, flow: Flow, criterion: Criterion): ExpectedElimination {
  const carriers = countsOf(rulebook, flow.needs);
  const now = carriers.counts;
  const eliminated = { fits: 0, usable: 0 };
  let total = 0;
  for (const { value, weight } of weightsFor(rulebook, flow, criterion)) {
    const after = carriers.with(sampleAnswer(criterion, value, flow));
    eliminated.fits += weight * (now.fits - after.fits);
    eliminated.usable += weight * (now.fits + now.usable - after.fits - after.usable);
    total += weight;
  }
  return total === 0 ? eliminated : { fits: eliminated.fits / total, usable: eliminated.usable / total };
}

/**
 * What to ask once nothing open can change the style: criteria whose answer can rule out carriers, in the order of how
 * many that fit it rules out on average; then those that only the sizing needs. None that is answered or implied.
 */
export function remainingBrokerQuestions(full: Rulebook, state: Interview): string[] {
  const standing = interimVerdict(full, state.flow);
  const { criteria } = full.base;
  return criteria
    .filter((criterion, index) => isUnanswered(criterion, index, standing, state))
    .map((criterion) => ({ criterion, eliminated: expectedElimination(full, state.flow, criterion) }))
    .filter(
      ({ criterion, eliminated }) => criterion.serves === 'brokers' || eliminated.fits > 0 || eliminated.usable > 0,
    )
    .sort((a, b) => b.eliminated.fits - a.eliminated.fits || b.eliminated.usable - a.eliminated.usable)
    .map(({ criterion }) => criterion.name);
}

function isUnanswered(
  { name }: Criterion,
  index: number,
  { rulebook, masks }: InterimVerdict,
  state: Interview,
): boolean {
  if (state.flow.needs.has(name) || state.asked.includes(name)) return false;
  if (openOn(rulebook, masks).some(({ criterion }) => criterion === index)) return false;
  const left = impliedCells(rulebook, masks)[index];
  return rulebook.spec.cells[index] < 2 || (left & (left - 1)) !== 0;
}

/** Works out, step by step, what each answer to each criterion does to each carrier; the results are cached. */
export function* prefetchCarriers(rulebook: Rulebook, flow: Flow): Generator<void, void, void> {
  for (const criterion of rulebook.base.criteria) {
    for (const { value } of weightsFor(rulebook, flow, criterion)) {
      countsOf(rulebook, flow.needs).with(sampleAnswer(criterion, value, flow));
      yield;
    }
  }
}

/** The prior of a criterion, under those values of the parent that are still possible. */
function weightsFor({ base }: Rulebook, { needs }: Flow, { prior }: Criterion): Weights {
  if (Array.isArray(prior)) return prior;
  const parent = base.criteria.find(({ role }) => role === 'parent');
  const said = parent && needs.get(parent.name)?.values;
  return Object.entries(prior as { readonly [value: string]: Weights })
    .filter(([value]) => said === undefined || said.includes(value))
    .flatMap(([, weights]) => weights);
}

/** One value of a prior as an answer. */
function sampleAnswer(criterion: Criterion, value: string | number, { place }: Flow): Answer {
  const { domain } = criterion;
  if (domain.kind !== 'quantity') return chosen(criterion, [String(value)], place);
  const low = Number(value);
  const text = formatQuantity(low, domain.measure);
  return { criterion: criterion.name, ranges: [{ low, high: low }], written: text, text, origin: 'stated', place };
}
