import { countsOf } from '../advice/count-carriers.js';
import { type Rulebook, rankingOf } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { Criterion, Weights } from '../model/criterion.js';
import { formatQuantity } from '../model/quantity.js';
import type { Flow } from '../model/system.js';
import { chosen } from './answer.js';

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

/** How many carriers an answer to a criterion rules out on average, under the priors. */
export interface ExpectedElimination {
  readonly fits: number;
  readonly usable: number;
}

export function expectedElimination(rulebook: Rulebook, flow: Flow, criterion: Criterion): ExpectedElimination {
  const tally = countsOf(rulebook, flow.needs);
  const now = tally.counts;
  const cut = { fits: 0, usable: 0 };
  let total = 0;
  for (const { value, weight } of weightsFor(rulebook, flow, criterion)) {
    const after = tally.with(answerOf(criterion, value, flow));
    cut.fits += weight * (now.fits - after.fits);
    cut.usable += weight * (now.fits + now.usable - after.fits - after.usable);
    total += weight;
  }
  return total === 0 ? cut : { fits: cut.fits / total, usable: cut.usable / total };
}

/** Works out what each answer to each criterion does to each carrier, a little at a time; it is remembered. */
export function* prefetchCarriers(rulebook: Rulebook, flow: Flow): Generator<void, void, void> {
  for (const criterion of rulebook.base.criteria) {
    for (const { value } of weightsFor(rulebook, flow, criterion)) {
      countsOf(rulebook, flow.needs).with(answerOf(criterion, value, flow));
      yield;
    }
  }
}

/** The prior of a criterion as the answers leave it: of all the parent's values that are still possible. */
function weightsFor({ base }: Rulebook, { needs }: Flow, { prior }: Criterion): Weights {
  if (Array.isArray(prior)) return prior;
  const parent = base.criteria.find(({ role }) => role === 'parent');
  const said = parent && needs.get(parent.name)?.values;
  return Object.entries(prior as { readonly [value: string]: Weights })
    .filter(([value]) => said === undefined || said.includes(value))
    .flatMap(([, weights]) => weights);
}

function answerOf(criterion: Criterion, value: string | number, { place }: Flow): Answer {
  const { domain } = criterion;
  if (domain.kind !== 'quantity') return chosen(criterion, [String(value)], place);
  const low = Number(value);
  const text = formatQuantity(low, domain.measure);
  return { criterion: criterion.name, ranges: [{ low, high: low }], written: text, text, origin: 'stated', place };
}
