import type { AssumedValue, Assumption, SetupField } from '../model/criterion.js';
import { parseQuantity } from '../model/quantity.js';
import { didYouMean } from '../text/nearest.js';
import type { FactNames } from './read/fact-names.js';
import { type FieldReader, shown } from './read/field-reader.js';

const KINDS: readonly SetupField['kind'][] = [
  'style',
  'broker',
  'pattern',
  'flag',
  'choice',
  'integer',
  'share',
  'duration',
  'name',
];

const KEYS = ['name', 'kind', 'values', 'role', 'forever', 'question', 'help', 'default', 'presumed'];

/** rules/setup.yaml: the facts that can be stated of what is built. */
export function readSetup(reader: FieldReader, value: unknown): SetupField[] {
  return reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, KEYS);
    const kind = here.inside('kind').oneOf(map.kind, KINDS);
    const values = map.values === undefined ? undefined : here.inside('values').texts(map.values);
    if ((kind === 'choice') !== (values !== undefined)) here.fault('a choice has `values`, and nothing else has');
    const assumed = (key: 'default' | 'presumed') =>
      map[key] === undefined ? {} : { [key]: readAssumption(here.inside(key), map[key], kind) };
    return {
      name: here.inside('name').text(map.name),
      kind,
      ...(values === undefined ? {} : { values }),
      question: here.inside('question').text(map.question),
      help: here.inside('help').text(map.help),
      ...(map.role === undefined
        ? {}
        : { role: here.inside('role').oneOf(map.role, ['address', 'grouping'] as const) }),
      ...(map.forever === true ? { forever: true as const } : {}),
      ...assumed('default'),
      ...assumed('presumed'),
    };
  });
}

/** A value, `broker.CAPABILITY`, `{broker.CAPABILITY: {VALUE: …}}`, a list of these, or `{first: […], where: […]}`. */
function readAssumption(reader: FieldReader, value: unknown, kind: SetupField['kind']): Assumption {
  const map = typeof value === 'object' && value !== null && 'first' in value ? reader.map(value) : undefined;
  if (map !== undefined) reader.keys(map, ['first', 'where']);
  const first = [map === undefined ? value : map.first].flat();
  return {
    first: first.map((each, index) => readAssumed(Array.isArray(value) ? reader.inside(index) : reader, each, kind)),
    ...(map?.where === undefined ? {} : { where: reader.inside('where').texts(map.where) }),
  };
}

function readAssumed(reader: FieldReader, value: unknown, kind: SetupField['kind']): AssumedValue {
  if (typeof value === 'object') {
    const [[name, values] = ['', {}]] = Object.entries(reader.map(value));
    return {
      capability: capabilityIn(reader, name),
      values: reader.inside(name).map(values) as { [value: string]: boolean },
    };
  }
  if (typeof value === 'string' && value.startsWith(BROKER)) return { capability: capabilityIn(reader, value) };
  const measure = kind === 'integer' ? 'count' : kind === 'share' || kind === 'duration' ? kind : undefined;
  if (measure === undefined) return { value: value as boolean | string, text: shown(value) };
  const parsed = parseQuantity(value as string | number, measure, true);
  if ('problem' in parsed) {
    reader.fault(`\`${shown(value)}\` ${parsed.problem}`);
    return { value: 0, text: '0' };
  }
  const [{ low }] = parsed.ranges;
  return { value: Number.isFinite(low) ? low : 'forever', text: shown(value) };
}

const BROKER = 'broker.';

function capabilityIn(reader: FieldReader, name: string): string {
  if (!name.startsWith(BROKER)) reader.fault(`expected a value, or a capability as ${BROKER}NAME`);
  return name.slice(BROKER.length);
}

/** What stands for a fact is read off facts that exist. */
export function checkAssumptions(reader: FieldReader, setup: readonly SetupField[], names: FactNames): void {
  setup.forEach((fact, index) => {
    for (const key of ['default', 'presumed'] as const) {
      const { first, where = [] } = fact[key] ?? { first: [] };
      const read = first.flatMap((each) => ('capability' in each ? `${BROKER}${each.capability}` : []));
      for (const full of [...read, ...where])
        if (!names.has(full))
          reader
            .inside(index)
            .inside(key)
            .fault(`no fact is called \`${full}\`.${didYouMean(full, names.keys())}`.replace(/\.$/, ''));
    }
  });
}
