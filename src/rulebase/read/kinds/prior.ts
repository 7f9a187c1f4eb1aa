import type { Domain, Weights } from '../../../model/criterion.js';
import type { Prior } from '../../../model/entries/criterion.js';
import { parseQuantity } from '../../../model/quantity.js';
import type { FieldReader } from '../../../text/field-reader.js';
import { domainOf } from './domain.js';
import type { Scope } from './scope.js';

/** Weights by value, or by parent value and value. */
export function readPrior(at: FieldReader, { fields, words }: Scope): Prior {
  const domain = domainOf(fields);
  const parents = fields.role === 'parent' ? [] : words.parentValues;
  const map = at.map();
  const conditional = parents.length > 0 && parents.every((parent) => map.field(parent).kind === 'map');
  if (!conditional) return readWeights(map, domain);
  return Object.fromEntries(parents.map((parent) => [parent, readWeights(map.field(parent), domain)]));
}

function readWeights(at: FieldReader, domain: Domain): Weights {
  if (at.kind !== 'map') return [];
  return at.entries().map((entry) => {
    const { key } = entry;
    const weight = entry.number();
    if (weight <= 0) entry.fault('expected a weight above 0: what cannot be is an exclusion, not a prior');
    if (domain.kind !== 'quantity') {
      if (domain.kind !== 'names' && !domain.values.some(({ id }) => id === key))
        entry.fault('not a value of this criterion');
      return { value: key, weight };
    }
    const parsed = parseQuantity(key, domain.measure, domain.forever);
    if ('problem' in parsed) entry.fault(`\`${key}\` ${parsed.problem}`);
    return { value: 'problem' in parsed ? 0 : parsed.ranges[0].low, weight };
  });
}
