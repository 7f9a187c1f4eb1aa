import type { Choice, Domain } from '../../../model/criterion.js';
import type { Measure } from '../../../model/quantity.js';

/** The answers that a criterion takes, from what its entry says of them. */
export function domainOf(fields: { readonly [field: string]: unknown }): Domain {
  const { quantity, names, list = false, forever = false, zero = false, ordered = false } = fields;
  if (quantity !== undefined)
    return { kind: 'quantity', measure: quantity as Measure, forever: forever as boolean, zero: zero as boolean };
  if (names !== undefined) return { kind: 'names' };
  const values = fields.values as readonly Choice[];
  if (list) return { kind: 'names', values };
  const isFlag = values.length === 2 && values[0].id === 'false' && values[1].id === 'true';
  return isFlag ? { kind: 'flag', values } : { kind: 'choice', values, ordered: ordered as boolean };
}
