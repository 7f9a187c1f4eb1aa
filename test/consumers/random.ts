import fc from 'fast-check';
import { shippedRules } from '../../scripts/rules-folder.js';
import { namesFor } from '../../src/advice/index.js';
import type { Criterion } from '../../src/model/criterion.js';
import { formatQuantity, roundestIn } from '../../src/model/quantity.js';

export const { rulebook } = shippedRules();
const { base } = rulebook;

/** Something that a file may say to a criterion: one value, or some of them. */
function valueOf(criterion: Criterion): fc.Arbitrary<unknown> {
  const { domain } = criterion;
  if (domain.kind === 'quantity') {
    const one = fc
      .integer({ min: 0, max: 8 })
      .map((power) =>
        formatQuantity(roundestIn(10 ** (power - 1), 10 ** power, domain.measure, false), domain.measure),
      );
    return one;
  }
  const ids = (domain.kind === 'names' ? namesFor(criterion, base) : domain.values).map(({ id }) =>
    domain.kind === 'flag' ? id === 'true' : id,
  );
  return domain.kind === 'names'
    ? fc.subarray(ids, { minLength: 1, maxLength: 2 })
    : fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...ids) },
        { weight: 1, arbitrary: fc.subarray(ids, { minLength: 1 }) },
      );
}

type Needs = { readonly [criterion: string]: unknown };

/** Answers to some of these criteria. */
const someOf = (criteria: readonly Criterion[], most: number): fc.Arbitrary<Needs> =>
  fc
    .subarray([...criteria], { maxLength: most })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((criterion) => [criterion.name, valueOf(criterion)]))));

const ofFlow = base.criteria.filter(({ scope, role }) => scope === 'flow' && role !== 'audience');
export const OF_CONSUMER = base.criteria.filter(({ scope }) => scope === 'consumer');

/** What a flow needs of the publication. */
export const published = someOf(ofFlow, 6);
/** What a consumer may say for itself. */
export const own = someOf(OF_CONSUMER, 5);
