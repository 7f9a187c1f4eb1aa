import { overlayFacts } from '../../brokers/index.js';
import {
  type Capability,
  type CapabilityValue,
  type CapabilityValues,
  type Carrier,
  type Limit,
  type Mode,
  type Reference,
  WEIGHTS,
} from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import { parseQuantity } from '../../model/quantity.js';
import { didYouMean } from '../../text/nearest.js';
import { type FieldReader, shown } from './field-reader.js';
import { readWhen } from './when.js';

const KINDS = ['choice', 'flag', 'text', 'names', 'count', 'rate', 'size', 'duration'] as const;
const COMBINES = ['front', 'back', 'least', 'most', 'both', 'either'] as const;

export interface Vocabulary {
  readonly capabilities: ReadonlyMap<string, Capability>;
  readonly criteria: ReadonlyMap<string, Criterion>;
}

export function readCapabilities(reader: FieldReader, value: unknown): Capability[] {
  return reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['name', 'kind', 'values', 'combines', 'role', 'means']);
    return {
      name: here.inside('name').text(map.name),
      kind: here.inside('kind').oneOf(map.kind, KINDS),
      values: map.values === undefined ? [] : here.inside('values').texts(map.values),
      means: here.inside('means').text(map.means),
      combines: here.inside('combines').oneOf(map.combines, COMBINES),
      ...(map.role === undefined
        ? {}
        : { role: here.inside('role').oneOf(map.role, ['effort', 'places', 'steps'] as const) }),
    };
  });
}

/** One file of rules/brokers. */
export function readBroker(reader: FieldReader, value: unknown, words: Vocabulary): Carrier {
  const map = reader.map(value);
  reader.keys(map, [
    'id',
    'name',
    'family',
    'kind',
    'platform',
    'aliases',
    'stack',
    'since',
    'inherent',
    'what',
    'checked',
    'usualRank',
    'usualBecause',
    'runs',
    'sources',
    'facts',
    'limits',
    'modes',
    'comparison',
  ]);
  const id = reader.inside('id').text(map.id);
  const sources = readReferences(reader.inside('sources'), map.sources);
  const facts = readFacts(reader.inside('facts'), map.facts, sources, words);
  const operated = map.runs !== 'nothing';
  return {
    id,
    name: reader.inside('name').text(map.name),
    family: reader.inside('family').text(map.family),
    kind: reader.inside('kind').text(map.kind),
    what: reader.inside('what').text(map.what),
    parts: operated ? [id] : [],
    // What names none is operated by itself.
    platforms: operated ? [map.platform === undefined ? id : reader.inside('platform').text(map.platform)] : [],
    aliases: reader.inside('aliases').texts(map.aliases),
    stack: reader.inside('stack').texts(map.stack),
    ...sinceOf(reader, map),
    inherent: reader.inside('inherent').texts(map.inherent),
    usualRank: reader.inside('usualRank').number(map.usualRank),
    usualBecause: reader.inside('usualBecause').text(map.usualBecause),
    checked: day(reader.inside('checked'), map.checked),
    facts: defaulted(facts),
    effort: 1,
    places: [],
    limits: readLimits(reader.inside('limits'), map.limits, sources, words),
    modes: readModes(reader.inside('modes'), map.modes, sources, words),
    ...(map.comparison === undefined ? {} : { comparison: reader.inside('comparison').text(map.comparison) }),
  };
}

/** Where a file names only the most, that is what one has without doing anything. */
function defaulted(facts: CapabilityValues): CapabilityValues {
  const most = facts.get('payloadMax');
  return most === undefined || facts.get('payloadDefault') !== undefined
    ? facts
    : overlayFacts(new Map([['payloadDefault', most]]), facts);
}

/** The month of general availability. */
function sinceOf(reader: FieldReader, { since }: { [key: string]: unknown }): { since?: string } {
  return since === undefined ? {} : { since: day(reader.inside('since'), since).slice(0, 7) };
}

function day(reader: FieldReader, value: unknown): string {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : shown(value);
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text))
    reader.fault(`expected a date, YYYY, YYYY-MM or YYYY-MM-DD; found ${text}`);
  return text;
}

export function readReferences(reader: FieldReader, value: unknown): ReadonlyMap<string, Reference> {
  return new Map(
    Object.entries(reader.map(value ?? {})).map(([alias, item]) => {
      const here = reader.inside(alias);
      const map = here.map(item);
      const url = here.inside('url').text(map.url);
      if (!/^https?:\/\//.test(url)) here.inside('url').fault('expected the address of a page');
      return [alias, { title: here.inside('title').text(map.title), url }];
    }),
  );
}

function reference(reader: FieldReader, value: unknown, sources: ReadonlyMap<string, Reference>): Reference {
  const found = sources.get(String(value));
  if (found === undefined)
    reader.fault(
      value === undefined
        ? 'a fact has a source'
        : `unknown source ${shown(value)}.${didYouMean(shown(value), sources.keys())}`,
    );
  return found ?? { title: '', url: '' };
}

export function readFacts(
  reader: FieldReader,
  value: unknown,
  sources: ReadonlyMap<string, Reference>,
  words: Vocabulary,
): CapabilityValues {
  const facts = new Map<string, CapabilityValue>();
  for (const [name, item] of Object.entries(reader.map(value ?? {}))) {
    const here = reader.inside(name);
    const map = here.map(item);
    here.keys(map, ['value', 'source', 'asOf', 'note', 'basis', 'raisable']);
    const capability = words.capabilities.get(name);
    if (capability === undefined) {
      here.keyFault(`unknown capability.${didYouMean(name, words.capabilities.keys())}`);
      continue;
    }
    facts.set(name, {
      ...readValue(here.inside('value'), map.value, capability),
      source: reference(here.inside('source'), map.source, sources),
      asOf: day(here.inside('asOf'), map.asOf),
      ...(map.note === undefined ? {} : { note: here.inside('note').text(map.note) }),
      recalled: map.basis === 'recalled',
      ...(map.basis === 'benchmark' ? { benchmark: true as const } : {}),
      ...(map.raisable === undefined ? {} : { raisable: here.inside('raisable').text(map.raisable) }),
    });
  }
  return facts;
}

function readValue(
  reader: FieldReader,
  value: unknown,
  { kind, values }: Capability,
): Pick<CapabilityValue, 'value' | 'text'> {
  const text = Array.isArray(value) ? value.map(shown).join(', ') : shown(value);
  if (kind === 'flag') {
    if (typeof value !== 'boolean') reader.fault('expected true or false');
    return { value: value === true, text };
  }
  if (kind === 'names') return { value: reader.texts(value), text };
  if (kind === 'text' || kind === 'choice') {
    if (kind === 'choice' && !values.includes(text))
      reader.fault(`expected one of ${values.join(', ')}; found ${text}`);
    return { value: text, text };
  }
  if (value === 'unlimited') return { value: Number.POSITIVE_INFINITY, text };
  if (value === 'configurable') return { value: undefined, text };
  const parsed = parseQuantity(value as string | number, kind);
  if ('problem' in parsed) reader.fault(`\`${text}\` ${parsed.problem}, unlimited or configurable`);
  return { value: 'problem' in parsed ? 0 : parsed.ranges[0].low, text };
}

export function readLimits(
  reader: FieldReader,
  value: unknown,
  sources: ReadonlyMap<string, Reference>,
  words: Vocabulary,
): Limit[] {
  return reader.list(value ?? []).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['id', 'when', 'verdict', 'weight', 'because', 'workaround', 'settledBy', 'source', 'asOf']);
    const verdict = here.inside('verdict').oneOf(map.verdict, ['strains', 'cannot'] as const);
    return {
      id: here.inside('id').text(map.id),
      when: readWhen(here.inside('when'), map.when, words.criteria),
      verdict,
      ...(verdict === 'strains' ? { weight: here.inside('weight').oneOf(map.weight, WEIGHTS) } : {}),
      because: here.inside('because').text(map.because),
      workaround: verdict === 'strains' ? here.inside('workaround').text(map.workaround) : '',
      ...(map.settledBy === undefined ? {} : { settledBy: here.inside('settledBy').text(map.settledBy) }),
      source: reference(here.inside('source'), map.source, sources),
      asOf: day(here.inside('asOf'), map.asOf),
    };
  });
}

function readModes(
  reader: FieldReader,
  value: unknown,
  sources: ReadonlyMap<string, Reference>,
  words: Vocabulary,
): Mode[] {
  return reader.list(value ?? []).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['id', 'what', 'source', 'facts', 'paid', 'since', 'stack', 'platform']);
    return {
      id: here.inside('id').text(map.id),
      what: here.inside('what').text(map.what),
      facts: readFacts(here.inside('facts'), map.facts, sources, words),
      ...(map.paid === true ? { paid: true as const } : {}),
      ...(map.stack === undefined ? {} : { stack: here.inside('stack').texts(map.stack) }),
      ...(map.platform === undefined ? {} : { platform: here.inside('platform').text(map.platform) }),
      ...sinceOf(here, map),
    };
  });
}
