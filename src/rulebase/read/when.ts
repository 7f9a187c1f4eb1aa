import type { Criterion } from '../../model/criterion.js';
import type { Expression, FactName, Test } from '../../model/expression.js';
import { parseQuantity } from '../../model/quantity.js';
import { didYouMean } from '../../text/nearest.js';
import { type FieldReader, shown } from './field-reader.js';

/** Reads a condition: criterion → test, and `all`, `any`, `not`; several keys mean all of them. */
export function readWhen(reader: FieldReader, value: unknown, criteria: ReadonlyMap<string, Criterion>): Expression {
  const parts = Object.entries(reader.map(value)).map(([key, inner]): Expression => {
    const here = reader.inside(key);
    if (key === 'all' || key === 'any') {
      const list = here.list(inner).map((item, index) => readWhen(here.inside(index), item, criteria));
      return key === 'all' ? { all: list } : { any: list };
    }
    if (key === 'not') return { not: readWhen(here, inner, criteria) };
    const criterion = criteria.get(key);
    if (criterion === undefined) {
      here.keyFault(`unknown criterion.${didYouMean(key, criteria.keys())}`);
      return { all: [] };
    }
    return readTest(here, inner, criterion);
  });
  if (parts.length === 0) reader.fault('an empty condition would always hold');
  return parts.length === 1 ? parts[0] : { all: parts };
}

function readTest(reader: FieldReader, value: unknown, criterion: Criterion): Test {
  const { domain, name } = criterion;
  const fact: FactName = {
    section: 'needs',
    name,
    ...(domain.kind === 'quantity' ? { measure: domain.measure } : {}),
  };
  if (domain.kind === 'names') {
    reader.fault('a list of names cannot be tested');
    return { fact, values: [] };
  }
  if (domain.kind === 'quantity') {
    const map = reader.map(value);
    reader.keys(map, ['atLeast', 'below']);
    const bound = (key: string) => {
      if (map[key] === undefined) return {};
      const parsed = parseQuantity(map[key] as string | number, domain.measure);
      if ('problem' in parsed) {
        reader.inside(key).fault(`\`${shown(map[key])}\` ${parsed.problem}`);
        return {};
      }
      return { [key]: [parsed.ranges[0].low] };
    };
    return { amount: [fact], ...bound('atLeast'), ...bound('below') };
  }
  const values = (Array.isArray(value) ? value : [value]).map(shown);
  const known = domain.values.map(({ id }) => id);
  for (const each of values)
    if (!known.includes(each))
      reader.fault(`\`${each}\` is not a value of ${criterion.name}.${didYouMean(each, known)}`);
  return { fact, values };
}
