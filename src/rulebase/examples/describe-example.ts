import type { Answer } from '../../model/answer.js';
import type { SetupField } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { parseQuantity } from '../../model/quantity.js';
import { STYLES } from '../../model/style.js';
import type { Flow, Named, SetupValue, System } from '../../model/system.js';
import { didYouMean } from '../../text/nearest.js';
import { type FieldReader, shown } from '../read/field-reader.js';
import { answerOf, NOWHERE, UNKNOWN } from './answers.js';

/** A system as an example describes it, in the words of system.yaml; what is wrong goes to the reader. */
export function describedBy(reader: FieldReader, flows: { readonly [name: string]: unknown }, base: RuleBase): System {
  return {
    source: NOWHERE.source,
    name: 'example',
    waive: [],
    flows: Object.entries(flows).map(([name, value]) => flowOf(reader.inside(name), name, value ?? {}, base)),
  };
}

function flowOf(reader: FieldReader, name: string, value: unknown, base: RuleBase): Flow {
  const map = reader.map(value);
  reader.keys(map, ['after', 'from', 'to', 'needs', 'uses']);
  const named = (key: string): Named[] =>
    (Array.isArray(map[key]) ? map[key] : [map[key] ?? []].flat()).map((each) => ({
      name: shown(each),
      place: NOWHERE,
    }));
  const to = map.to === undefined ? undefined : named('to');
  return {
    name,
    place: NOWHERE,
    after: named('after'),
    from: named('from'),
    ...(to === undefined ? {} : { to }),
    needs: readNeeds(reader.inside('needs'), map.needs ?? {}, to, base),
    ...(map.uses === undefined ? {} : { uses: readUses(reader.inside('uses'), map.uses, base) }),
    waive: [],
  };
}

/** The answers under `needs`, as plain data. */
export function readNeeds(
  reader: FieldReader,
  value: unknown,
  to: readonly Named[] | undefined,
  base: RuleBase,
): Map<string, Answer> {
  const needs = new Map<string, Answer>();
  const audience = base.criteria.find(({ role }) => role === 'audience');
  const counted = Object.entries(audience?.counts ?? {}).filter(([, count]) => count <= (to?.length ?? 0));
  const most = counted.sort((a, b) => b[1] - a[1])[0]?.[0];
  if (audience && most !== undefined)
    needs.set(audience.name, {
      criterion: audience.name,
      values: [most],
      text: most,
      origin: 'derived',
      place: NOWHERE,
    });
  for (const [name, each] of Object.entries(reader.map(value))) {
    const answer = answerOf(base.criteria, name, each);
    if (typeof answer !== 'string') needs.set(name, { ...answer, text: shown(each) });
    else if (answer.startsWith(UNKNOWN)) reader.inside(name).keyFault(answer);
    else reader.inside(name).fault(answer);
  }
  return needs;
}

/** The facts under `uses`, as plain data. */
export function readUses(reader: FieldReader, value: unknown, base: RuleBase): Map<string, SetupValue> {
  const facts = new Map<string, SetupValue>();
  for (const [name, each] of Object.entries(reader.map(value))) {
    const known = base.setup.find((fact) => fact.name === name);
    const here = reader.inside(name);
    if (known === undefined) {
      const names = base.setup.map((fact) => fact.name);
      here.keyFault(`no setup fact is called that.${didYouMean(name, names)}`.replace(/\.$/, ''));
      continue;
    }
    const read = factOf(here, known, each, base);
    if (read !== undefined) facts.set(name, { name, value: read, text: shown(each), place: NOWHERE });
  }
  return facts;
}

const MEASURES = { integer: 'count', share: 'share', duration: 'duration' } as const;

function factOf(
  reader: FieldReader,
  { kind, values = [] }: SetupField,
  value: unknown,
  base: RuleBase,
): SetupValue['value'] | undefined {
  if (kind === 'integer' || kind === 'share' || kind === 'duration') {
    const parsed = parseQuantity(value as string | number, MEASURES[kind], true);
    if (!('problem' in parsed)) return parsed.ranges[0].low;
    reader.fault(`\`${shown(value)}\` ${parsed.problem}`);
    return undefined;
  }
  if (kind === 'flag') {
    if (typeof value === 'boolean') return value;
    reader.fault('expected true or false');
    return undefined;
  }
  if (kind === 'name') return reader.text(value);
  const known: readonly string[] = {
    choice: values,
    style: STYLES,
    broker: base.brokers.map(({ id }) => id),
    pattern: base.catalogue.patterns.map(({ id }) => id),
  }[kind];
  for (const each of [value].flat())
    if (!known.includes(shown(each)))
      reader.fault(`no ${kind} is called \`${shown(each)}\`.${didYouMean(shown(each), known)}`.replace(/\.$/, ''));
  return Array.isArray(value) ? value.map(shown) : shown(value);
}
