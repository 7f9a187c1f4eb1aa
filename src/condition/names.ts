import type { Criterion, SetupField } from '../model/criterion.js';
import type { FactName, Section } from '../model/expression.js';
import type { RuleBase } from '../model/knowledge.js';
import { GRAPH_FACTS } from '../model/pitfalls/graph.js';
import type { Measure } from '../model/quantity.js';
import { STYLES } from '../model/style.js';

/** What a condition may name, and how it is compared. */
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
/** What kinds of facts are measured in; the others are compared by their values. */
const MEASURES: { readonly [kind: string]: Measure | undefined } = {
  integer: 'count',
  count: 'count',
  share: 'share',
  duration: 'duration',
  rate: 'rate',
  size: 'size',
};

interface How {
  readonly measure?: Measure;
  readonly values?: readonly string[];
  readonly list?: true;
}

const readable = (section: Section, name: string, { values, ...how }: How): Readable => ({
  name: { section, name, ...how },
  ...(values ? { values } : {}),
});

/** The needs by themselves; a list of what is operated can hold any name while that is not known. */
export function needNames(criteria: readonly Criterion[], operated?: readonly string[]): Map<string, Readable> {
  const howOf = ({ domain }: Criterion): How => {
    if (domain.kind === 'quantity') return { measure: domain.measure };
    const values = domain.values?.map(({ id }) => id);
    return domain.kind === 'names' ? { values: values ?? operated, list: true } : { values };
  };
  return new Map(
    criteria.map((criterion) => [`needs.${criterion.name}`, readable('needs', criterion.name, howOf(criterion))]),
  );
}

/** Everything that can be known of a flow. */
export function factNames({ criteria, setup, brokers, platforms, catalogue }: Vocabulary): Map<string, Readable> {
  const ids = brokers.map(({ id }) => id);
  const operated = new Set([...ids, ...platforms.map(({ id }) => id)]);
  const names = needNames(criteria, [...operated]);
  const add = (section: Section, name: string, kind: string, values?: readonly string[]) => {
    const measure = MEASURES[kind];
    names.set(`${section}.${name}`, readable(section, name, { ...(measure ? { measure } : {}), values }));
  };
  const ofKind: Partial<Record<SetupField['kind'], readonly string[]>> = {
    style: STYLES,
    broker: ids,
    pattern: catalogue.patterns.map(({ id }) => id),
    flag: FLAG,
  };
  for (const { name, kind, values } of setup) add('uses', name, kind, kind === 'choice' ? values : ofKind[kind]);
  for (const { name, kind, values } of catalogue.capabilities)
    add('broker', name, kind, kind === 'flag' ? FLAG : kind === 'choice' ? values : undefined);
  for (const [name, kind] of Object.entries(GRAPH_FACTS)) add('graph', name, kind, kind === 'flag' ? FLAG : undefined);
  return names;
}
