import type { CapabilityKind } from '../../model/broker.js';
import type { Measure, SetupField } from '../../model/criterion.js';
import { type FactName, SECTIONS, type Section } from '../../model/expression.js';
import type { RuleBase } from '../../model/knowledge.js';
import { GRAPH_FACTS } from '../../model/pitfalls/graph.js';
import { STYLES } from '../../model/style.js';
import { didYouMean } from '../../text/nearest.js';
import type { FieldReader } from './field-reader.js';

/** What a condition of a pitfall may name, and how it is compared. */
export interface Readable {
  readonly name: FactName;
  /** The values that it can have; undefined for a quantity, and for a name or text that anything can be. */
  readonly values?: readonly string[];
}

/** Everything readable by its full name, such as `uses.deadLetter`. */
export type FactNames = ReadonlyMap<string, Readable>;

/** The parts of a rule base from which the names come. */
export type Vocabulary = Pick<RuleBase, 'criteria' | 'setup' | 'brokers' | 'platforms' | 'catalogue'>;

const FLAG = ['false', 'true'];
const MEASURES: Partial<Record<SetupField['kind'] | CapabilityKind, Measure>> = {
  integer: 'count',
  count: 'count',
  share: 'share',
  duration: 'duration',
  rate: 'rate',
  size: 'size',
};

export function factNames({ criteria, setup, brokers, platforms, catalogue }: Vocabulary): Map<string, Readable> {
  const names = new Map<string, Readable>();
  const add = (section: Section, name: string, measure?: Measure, values?: readonly string[]) =>
    names.set(`${section}.${name}`, {
      name: { section, name, ...(measure === undefined ? {} : { measure }) },
      ...(values === undefined ? {} : { values }),
    });
  const ids = brokers.map(({ id }) => id);
  for (const { name, domain } of criteria) {
    if (domain.kind === 'quantity') add('needs', name, domain.measure);
    else
      add(
        'needs',
        name,
        undefined,
        (domain.values ?? [...brokers, ...platforms]).map(({ id }) => id),
      );
  }
  const ofKind: Partial<Record<SetupField['kind'], readonly string[]>> = {
    style: STYLES,
    broker: ids,
    pattern: catalogue.patterns.map(({ id }) => id),
    flag: FLAG,
  };
  for (const { name, kind, values } of setup) add('uses', name, MEASURES[kind], values ?? ofKind[kind]);
  for (const { name, kind, values } of catalogue.capabilities)
    add('broker', name, MEASURES[kind], kind === 'flag' ? FLAG : kind === 'choice' ? values : undefined);
  for (const [name, kind] of Object.entries(GRAPH_FACTS))
    add('graph', name, MEASURES[kind], kind === 'flag' ? FLAG : undefined);
  return names;
}

/** Adds the facts that stand for the first of others that is known (`derived` of rules/setup.yaml). */
export function readDerived(reader: FieldReader, value: unknown, names: Map<string, Readable>): void {
  reader.list(value ?? []).forEach((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['section', 'name', 'first', 'default', 'end', 'ask', 'means']);
    here.inside('means').text(map.means);
    const name = here.inside('name').text(map.name);
    const section = map.section === undefined ? 'uses' : here.inside('section').oneOf(map.section, ['needs', 'uses']);
    const named = (key: string) =>
      map[key] === undefined ? undefined : namedFact(here.inside(key), here.inside(key).text(map[key]), names)?.name;
    const byDefault = named('default');
    const ask = named('ask');
    if (map.end !== undefined) here.inside('end').oneOf(map.end, ['upper']);
    const first = here
      .inside('first')
      .texts(map.first)
      .flatMap((each, at) => namedFact(here.inside('first').inside(at), each, names) ?? []);
    if (first.length === 0) return;
    const measure = first[0].name.measure;
    if (first.some((each) => each.name.measure !== measure))
      here.inside('first').fault('expected facts that are measured alike');
    names.set(`${section}.${name}`, {
      name: {
        section,
        name,
        first: first.map((each) => each.name),
        ...(byDefault === undefined ? {} : { default: byDefault }),
        ...(map.end === 'upper' ? { upper: true as const } : {}),
        ...(ask === undefined ? {} : { ask }),
        ...(measure === undefined ? {} : { measure }),
      },
      ...(first[0].values === undefined ? {} : { values: first[0].values }),
    });
  });
}

/** A fact by its full name; a fault where there is none. */
export function namedFact(reader: FieldReader, text: string, names: FactNames): Readable | undefined {
  const known = names.get(text);
  if (known === undefined)
    reader.fault(
      `no fact is called \`${text}\`; expected ${SECTIONS.join('., ')}. and a name.${didYouMean(text, names.keys())}`.replace(
        /\.$/,
        '',
      ),
    );
  return known;
}
