import { readExpression } from '../../../condition/read.js';
import type { Field, Kind, KindData, KnownList } from '../../../model/entries/field.js';
import type { FieldReader } from '../../../text/field-reader.js';
import { didYouMean } from '../../../text/nearest.js';
import { OWN_READERS } from './own-kinds.js';
import { readQuantity } from './quantity.js';
import { around, type Scope, type Words } from './scope.js';

/** Reads what stands here as the description of its kind says. What is wrong is told, and something harmless read instead. */
export function readKind<T>(at: FieldReader, kind: Kind<T>, scope: Scope): T {
  const reader = READERS[kind.kind] as (at: FieldReader, kind: KindData, scope: Scope) => unknown;
  return reader(at, kind, scope) as T;
}

/** Reads a field of an entry as far as it was read. */
function readField(entry: FieldReader, name: string, field: Field, scope: Scope): unknown {
  if (field.only !== undefined)
    return field.only(scope.fields) ? readKind(entry.field(name), field.of, scope) : field.otherwise;
  const at = entry.field(name);
  // A list with nothing behind its key holds nothing.
  if (!at.isGiven || (at.isEmpty && Array.isArray(field.otherwise))) {
    const said = field.inherits ? around(scope.outer, name) : undefined;
    if (said !== undefined) return said;
    if (field.optional || field.otherwise !== undefined) return field.otherwise;
  }
  return readKind(at, field.of, scope);
}

type Readers = {
  readonly [K in KindData['kind']]: (at: FieldReader, kind: Extract<KindData, { kind: K }>, scope: Scope) => unknown;
};

const READERS: Readers = {
  text: (at, { like, unlike, fault = '' }) => {
    const text = at.text();
    if (text !== '' && (like?.test(text) === false || unlike?.test(text))) at.fault(fault);
    return text;
  },
  number: (at) => at.number(),
  quantity: (at, { measure }) => readQuantity(at, measure),
  flag: (at) => at.flag(),
  word: (at, { words }) => at.oneOf(words),
  known: (at, { list }, { words }) => readKnown(at, list, words),
  date: (at, { exact }) => {
    const text = at.shown;
    if (exact && !/^\d{4}-\d{2}-\d{2}$/.test(text)) at.fault('expected a day, YYYY-MM-DD');
    else if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text))
      at.fault(`expected a date, YYYY, YYYY-MM or YYYY-MM-DD; found ${text}`);
    return text;
  },
  list: (at, { of, least }, scope) => {
    const items = at.items();
    if (items.length === 0 && at.kind === 'list' && least !== undefined) at.fault(least);
    return items.map((item) => readKind(item, of, scope));
  },
  map: (at, { of, keys }, scope) =>
    Object.fromEntries(
      at.entries().map((entry) => {
        if (keys !== undefined) checkName(entry.key, keys, scope.words, (message) => entry.keyFault(message));
        return [entry.key, readKind(entry, of, scope)];
      }),
    ),
  record: (at, { fields }, outer) => {
    const map = at.map();
    map.keys(Object.keys(fields));
    const read: { [name: string]: unknown } = {};
    const scope = { words: outer.words, fields: read, outer };
    for (const name in fields) {
      const value = readField(map, name, fields[name], scope);
      if (value !== undefined) read[name] = value;
    }
    return read;
  },
  condition: (at, { reach }, { words }) => readExpression(at, reach, words.names),
  own: (at, { own }, scope) => OWN_READERS[own](at, scope, readKind),
};

function readKnown(at: FieldReader, list: KnownList, words: Words): string {
  if (list === 'topics') return at.oneOf(words.known.topics);
  const text = at.text();
  if (text !== '') checkName(text, list, words, (message) => at.fault(message));
  return text;
}

const UNKNOWN: { readonly [list in KnownList]: (name: string) => string } = {
  topics: () => 'unknown topic.',
  sources: (name) => `cites ${name}, which rules/sources.yaml does not list; add it there with title, url and read.`,
  setup: () => 'no setup fact is called that.',
  flags: () => 'no setup fact that is true or false is called that.',
  brokers: () => 'unknown broker.',
  platforms: (name) => `unknown platform ${name}; a new one is listed in rules/platforms.yaml.`,
  inherents: (name) => `nothing that a carrier brings unasked is called ${name}.`,
  pitfalls: (name) => `unknown pitfall ${name}.`,
};

function checkName(name: string, list: KnownList, { known }: Words, fault: (message: string) => void): void {
  if (!known[list].includes(name)) fault(`${UNKNOWN[list](name)}${didYouMean(name, known[list])}`);
}
