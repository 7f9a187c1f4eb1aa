import { everything } from '../../engine/index.js';
import type { Answer, Answers } from '../../model/answer.js';
import type { Criterion } from '../../model/criterion.js';
import { formatQuantity, roundestIn } from '../../model/quantity.js';
import type { Discretization, Rulebook } from '../rulebook.js';

const sizeOf = (cut: Discretization) => ('values' in cut ? cut.values.length : cut.bounds.length);

/** The cells an answer allows. A range counts for every cell it touches. */
export function maskOf(cut: Discretization, answer: Answer): number {
  let mask = 0;
  if ('values' in cut) {
    for (const value of answer.values ?? []) {
      const cell = cut.values.indexOf(value);
      if (cell >= 0) mask |= 1 << cell;
    }
    return mask === 0 ? everything(cut.values.length) : mask;
  }
  for (const { low, high } of answer.ranges ?? []) {
    cut.bounds.forEach((bound, cell) => {
      const next = cut.bounds[cell + 1] ?? Number.POSITIVE_INFINITY;
      if (high >= bound && (low < next || next === Number.POSITIVE_INFINITY)) mask |= 1 << cell;
    });
  }
  return mask === 0 ? everything(cut.bounds.length) : mask;
}

/** One mask for each criterion; everything where nothing was said. */
export function masksOf(rulebook: Rulebook, answers: Answers): number[] {
  return rulebook.base.criteria.map((criterion, index) => {
    const cut = rulebook.cuts[index];
    const answer = answers.get(criterion.name);
    return answer === undefined ? everything(sizeOf(cut)) : maskOf(cut, answer);
  });
}

/** A value that stands for a cell and can be given back as an answer: a choice, or the roundest quantity in it. */
export function valueOf(criterion: Criterion, cut: Discretization, cell: number): string {
  if ('values' in cut) return cut.values[cell];
  if (criterion.domain.kind !== 'quantity') return '';
  const { measure, zero } = criterion.domain;
  const next = cut.bounds[cell + 1] ?? Number.POSITIVE_INFINITY;
  return formatQuantity(roundestIn(cut.bounds[cell], next, measure, zero), measure);
}

/** A cell in plain words: the choice's label, or "from 1k/s, below 10k/s". */
export function labelOf(criterion: Criterion, cut: Discretization, cell: number): string {
  const { domain } = criterion;
  if ('values' in cut) {
    const choices = domain.kind === 'choice' || domain.kind === 'flag' ? domain.values : [];
    return choices.find((choice) => choice.id === cut.values[cell])?.label ?? cut.values[cell];
  }
  if (domain.kind !== 'quantity') return '';
  const low = cut.bounds[cell];
  const next = cut.bounds[cell + 1];
  const from = formatQuantity(low, domain.measure);
  if (next === undefined) return `${from} or more`;
  const below = formatQuantity(next, domain.measure);
  return low === 0 ? `below ${below}` : `from ${from}, below ${below}`;
}
