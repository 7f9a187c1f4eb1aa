import { MOST_CELLS } from '../../engine/index.js';
import type { Choice, Criterion, Domain, Measure, Role, Topic, Weights } from '../../model/criterion.js';
import { parseQuantity } from '../../model/quantity.js';
import type { FieldReader } from './field-reader.js';

const KEYS = [
  'name',
  'topic',
  'role',
  'serves',
  'counts',
  'question',
  'help',
  'example',
  'values',
  'ordered',
  'raises',
  'quantity',
  'forever',
  'zero',
  'names',
  'list',
  'prior',
  'oneUnit',
  'anywhere',
  'meets',
  'sources',
];
const ROLES: readonly Role[] = [
  'parent',
  'audience',
  'rate',
  'size',
  'work',
  'longest',
  'kept',
  'stored',
  'order',
  'place',
  'running',
  'effort',
  'stack',
];
const MEASURES: readonly Measure[] = ['rate', 'size', 'duration', 'count', 'share'];

export function readTopics(reader: FieldReader, value: unknown): Topic[] {
  return reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    return { id: here.inside('id').text(map.id), title: here.inside('title').text(map.title) };
  });
}

export function readCriteria(reader: FieldReader, value: unknown): Criterion[] {
  const raw = reader.list(value).map((item, index) => reader.inside(index).map(item));
  const parent = raw.find((map) => map.role === 'parent');
  const parentValues = parent === undefined ? [] : Object.keys((parent.values as object | undefined) ?? {});
  return raw.map((map, index) => readCriterion(reader.inside(String(map.name ?? index)), map, parentValues));
}

function readCriterion(
  reader: FieldReader,
  map: { [key: string]: unknown },
  parentValues: readonly string[],
): Criterion {
  reader.keys(map, KEYS);
  const domain = readDomain(reader, map);
  return {
    name: reader.inside('name').text(map.name),
    topic: reader.inside('topic').text(map.topic),
    question: reader.inside('question').text(map.question),
    help: reader.inside('help').text(map.help),
    example: reader.inside('example').text(map.example),
    domain,
    prior:
      domain.kind === 'names'
        ? []
        : readPrior(reader.inside('prior'), map.prior, domain, map.role === 'parent' ? [] : parentValues),
    ...(map.role === undefined ? {} : { role: reader.inside('role').oneOf(map.role, ROLES) }),
    serves: reader.inside('serves').oneOf(map.serves, ['style', 'brokers'] as const),
    ...(map.raises === undefined
      ? {}
      : { raises: reader.inside('raises').oneOf(map.raises, ['message-driven', 'event-driven'] as const) }),
    ...(map.counts === undefined
      ? {}
      : { counts: reader.inside('counts').map(map.counts) as { [value: string]: number } }),
    ...(map.oneUnit === undefined ? {} : { oneUnit: reader.inside('oneUnit').texts(map.oneUnit) }),
    ...(map.anywhere === undefined ? {} : { anywhere: reader.inside('anywhere').texts(map.anywhere) }),
    sources: reader.inside('sources').texts(map.sources),
  };
}

function readDomain(reader: FieldReader, map: { [key: string]: unknown }): Domain {
  if (map.quantity !== undefined) {
    return {
      kind: 'quantity',
      measure: reader.inside('quantity').oneOf(map.quantity, MEASURES),
      forever: map.forever === true,
      zero: map.zero === true,
    };
  }
  if (map.names !== undefined) return { kind: 'names' };
  const values: Choice[] = Object.entries(reader.inside('values').map(map.values)).map(([id, label]) => ({
    id,
    label: reader.inside('values').inside(id).text(label),
  }));
  const flag = values.length === 2 && values[0].id === 'false' && values[1].id === 'true';
  if (values.length < 2) reader.inside('values').fault('expected at least two values');
  if (map.list === true) return { kind: 'names', values };
  if (values.length > MOST_CELLS) reader.inside('values').fault(`expected at most ${MOST_CELLS} values`);
  return flag ? { kind: 'flag', values } : { kind: 'choice', values, ordered: map.ordered === true };
}

/** Weights by value, or by parent value and value. */
function readPrior(
  reader: FieldReader,
  value: unknown,
  domain: Domain,
  parentValues: readonly string[],
): Criterion['prior'] {
  const map = reader.map(value);
  const conditional = parentValues.length > 0 && parentValues.every((parent) => typeof map[parent] === 'object');
  if (!conditional) return readWeights(reader, map, domain);
  return Object.fromEntries(
    parentValues.map((parent) => [
      parent,
      readWeights(reader.inside(parent), reader.inside(parent).map(map[parent]), domain),
    ]),
  );
}

function readWeights(reader: FieldReader, map: { [key: string]: unknown }, domain: Domain): Weights {
  return Object.entries(map).map(([key, weight]) => {
    const here = reader.inside(key);
    const amount = here.number(weight);
    if (amount <= 0) here.fault('expected a weight above 0: what cannot be is an exclusion, not a prior');
    if (domain.kind !== 'quantity') {
      if (domain.kind !== 'names' && !domain.values.some(({ id }) => id === key))
        here.fault('not a value of this criterion');
      return { value: key, weight: amount };
    }
    const parsed = parseQuantity(key, domain.measure, domain.forever);
    if ('problem' in parsed) here.fault(`\`${key}\` ${parsed.problem}`);
    return { value: 'problem' in parsed ? 0 : parsed.ranges[0].low, weight: amount };
  });
}
