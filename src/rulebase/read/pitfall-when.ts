import { type Amount, type FactName, type PitfallWhen, SECTIONS } from '../../model/pitfalls/pitfall.js';
import { parseQuantity } from '../../model/quantity.js';
import { didYouMean } from '../../text/nearest.js';
import { withoutStop } from '../../text/phrases.js';
import { type FactNames, namedFact, type Readable } from './fact-names.js';
import { type FieldReader, shown } from './field-reader.js';

const BOUNDS = ['atLeast', 'above', 'below'] as const;
const FULL = new RegExp(`^(${SECTIONS.join('|')})\\.\\w+$`);

/**
 * A condition of a pitfall: sections with tests by fact; `times` for a product; `stated`; and `all`, `any`, `not`,
 * `said`. Several keys mean all of them.
 */
export function readPitfallWhen(reader: FieldReader, value: unknown, names: FactNames): PitfallWhen {
  const map = reader.map(value);
  const parts: PitfallWhen[] = [];
  for (const [key, inner] of Object.entries(map)) {
    const here = reader.inside(key);
    if (key === 'all' || key === 'any') {
      const list = here.list(inner).map((item, index) => readPitfallWhen(here.inside(index), item, names));
      parts.push(key === 'all' ? { all: list } : { any: list });
    } else if (key === 'not') parts.push({ not: readPitfallWhen(here, inner, names) });
    else if (key === 'said') parts.push({ said: readPitfallWhen(here, inner, names) });
    else if (key === 'stated') {
      const fact = namedFact(here, here.text(inner), names);
      if (fact) parts.push({ stated: fact.name });
    } else if (key === 'times') {
      const amount = readFactors(here, inner, names);
      const bounds = readBounds(reader, map, undefined, names);
      if (Object.keys(bounds).length === 0)
        here.fault('a product is compared: expected atLeast, above or below beside it');
      parts.push({ amount, ...bounds });
    } else if ((SECTIONS as readonly string[]).includes(key)) {
      for (const [name, test] of Object.entries(here.map(inner))) {
        const at = here.inside(name);
        const full = `${key}.${name}`;
        const fact = names.get(full);
        if (fact === undefined) {
          const own = [...names.keys()]
            .filter((each) => each.startsWith(`${key}.`))
            .map((each) => each.slice(key.length + 1));
          at.keyFault(withoutStop(`no fact of \`${key}\` is called that.${didYouMean(name, own)}`));
        } else parts.push(readTest(at, test, fact, names));
      }
    } else if (!(BOUNDS as readonly string[]).includes(key) || map.times === undefined) {
      const known = [...SECTIONS, 'all', 'any', 'not', 'said', 'stated', 'times'];
      here.keyFault(`not part of a condition.${didYouMean(key, known)} Known are ${known.join(', ')}`);
    }
  }
  if (Object.keys(map).length === 0) reader.fault('an empty condition would always hold');
  return parts.length === 1 ? parts[0] : { all: parts };
}

function readTest(reader: FieldReader, value: unknown, fact: Readable, names: FactNames): PitfallWhen {
  if (fact.name.measure !== undefined) {
    const map = reader.map(value);
    reader.keys(map, BOUNDS);
    const bounds = readBounds(reader, map, fact, names);
    if (Object.keys(bounds).length === 0) reader.fault('a quantity is compared: expected atLeast, above or below');
    return { amount: [fact.name], ...bounds };
  }
  const values = (Array.isArray(value) ? value : [value]).map(shown);
  for (const each of values)
    if (fact.values !== undefined && !fact.values.includes(each))
      reader.fault(withoutStop(`\`${each}\` is not a value of ${fact.name.name}.${didYouMean(each, fact.values)}`));
  return { fact: fact.name, values };
}

function readBounds(
  reader: FieldReader,
  map: { readonly [key: string]: unknown },
  fact: Readable | undefined,
  names: FactNames,
): { [bound in (typeof BOUNDS)[number]]?: Amount } {
  return Object.fromEntries(
    BOUNDS.filter((bound) => map[bound] !== undefined).map((bound) => [
      bound,
      readAmount(reader.inside(bound), map[bound], fact?.name, names),
    ]),
  );
}

/** A quantity, a fact by its full name, or `{times: […]}`. */
function readAmount(reader: FieldReader, value: unknown, beside: FactName | undefined, names: FactNames): Amount {
  if (typeof value === 'object') {
    const map = reader.map(value);
    reader.keys(map, ['times']);
    return readFactors(reader.inside('times'), map.times, names);
  }
  if (typeof value === 'string' && FULL.test(value)) return factorsNamed(reader, value, names);
  if (beside?.measure === undefined) return [reader.number(value)];
  const parsed = parseQuantity(value as string | number, beside.measure, true);
  if ('problem' in parsed) {
    reader.fault(`\`${shown(value)}\` ${parsed.problem}`);
    return [0];
  }
  const [{ low }] = parsed.ranges;
  return [Number.isFinite(low) ? low : 'forever'];
}

function readFactors(reader: FieldReader, value: unknown, names: FactNames): Amount {
  return reader.list(value).flatMap((factor, index): Amount => {
    const here = reader.inside(index);
    return typeof factor === 'number' ? [here.number(factor)] : factorsNamed(here, here.text(factor), names);
  });
}

function factorsNamed(reader: FieldReader, text: string, names: FactNames): Amount {
  const fact = namedFact(reader, text, names);
  if (fact === undefined) return [];
  if (fact.name.measure === undefined) reader.fault(`\`${text}\` is no quantity`);
  return [fact.name];
}
