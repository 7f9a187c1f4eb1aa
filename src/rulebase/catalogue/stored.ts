import type {
  CapabilityValue,
  CapabilityValues,
  Carrier,
  Catalogue,
  Limit,
  Mode,
  Reference,
} from '../../model/broker.js';

/** On what a fact rests: read, recalled or measured by somebody. */
const BASES = { read: 0, recalled: 1, benchmark: 2 } as const;

/** A fact in a file: value (or how it is written), source, date, note, what it rests on, and how a quota is raised. */
type StoredFact = readonly [
  value: unknown,
  text: string | 0,
  source: number,
  asOf: string,
  note: string | 0,
  basis: (typeof BASES)[keyof typeof BASES],
  raisable?: string,
];
type StoredFacts = { readonly [capability: string]: StoredFact };
type StoredLimit = Omit<Limit, 'source'> & { readonly source: number };

/** The catalogue as the build writes it: each source once, facts as short rows, so that it is read in a blink. */
export interface StoredCatalogue {
  readonly references: readonly Reference[];
  readonly carriers: readonly (Omit<Carrier, 'facts' | 'limits' | 'modes'> & {
    readonly facts: StoredFacts;
    readonly limits: readonly StoredLimit[];
    readonly modes: readonly (Omit<Mode, 'facts'> & { readonly facts: StoredFacts })[];
  })[];
  readonly rest: Omit<Catalogue, 'carriers'>;
}

const UNLIMITED = 'unlimited';
const CONFIGURABLE = 'configurable';

export function storeCatalogue({ carriers, ...rest }: Catalogue): StoredCatalogue {
  const references: Reference[] = [];
  const places = new Map<string, number>();
  const place = (reference: Reference) => {
    const key = `${reference.title}\n${reference.url}`;
    if (!places.has(key)) places.set(key, references.push(reference) - 1);
    return places.get(key) as number;
  };
  // JSON has neither infinity nor undefined; both have a word.
  const storeFact = (fact: CapabilityValue): StoredFact => {
    const { value, text, source, asOf, note, recalled, benchmark, raisable } = fact;
    const plain = value === Number.POSITIVE_INFINITY ? UNLIMITED : value === undefined ? CONFIGURABLE : value;
    const basis = recalled ? BASES.recalled : benchmark ? BASES.benchmark : BASES.read;
    const written = text === String(plain) ? 0 : text;
    const row = [plain, written, place(source), asOf, note ?? 0, basis] as const;
    return raisable === undefined ? row : [...row, raisable];
  };
  const storeFacts = (facts: CapabilityValues): StoredFacts =>
    Object.fromEntries([...facts.keys()].map((name) => [name, storeFact(facts.get(name) as CapabilityValue)]));
  return {
    references,
    carriers: carriers.map((carrier) => ({
      ...carrier,
      facts: storeFacts(carrier.facts),
      limits: carrier.limits.map((limit) => ({ ...limit, source: place(limit.source) })),
      modes: carrier.modes.map((mode) => ({ ...mode, facts: storeFacts(mode.facts) })),
    })),
    rest,
  };
}

export function readStored({ references, carriers, rest }: StoredCatalogue): Catalogue {
  const kinds = new Map(rest.capabilities.map(({ name, kind }) => [name, kind]));
  const readFact = (name: string, [value, text, source, asOf, note, basis, raisable]: StoredFact): CapabilityValue => {
    const kind = kinds.get(name);
    const counted = kind !== 'text' && kind !== 'choice';
    const configurable = counted && value === CONFIGURABLE;
    return {
      value: (counted && value === UNLIMITED
        ? Number.POSITIVE_INFINITY
        : configurable
          ? undefined
          : value) as CapabilityValue['value'],
      text: text === 0 ? String(value) : text,
      source: references[source],
      asOf,
      ...(note === 0 ? {} : { note }),
      recalled: basis === BASES.recalled,
      ...(basis === BASES.benchmark ? { benchmark: true as const } : {}),
      ...(raisable === undefined ? {} : { raisable }),
    };
  };
  // A fact is made when it is asked for: most are not, in any one run.
  const readFacts = (facts: StoredFacts): CapabilityValues => {
    const read = new Map<string, CapabilityValue>();
    const get = (name: string) => {
      const row = facts[name];
      if (row === undefined) return undefined;
      let fact = read.get(name);
      if (fact === undefined) {
        fact = readFact(name, row);
        read.set(name, fact);
      }
      return fact;
    };
    return { get, keys: () => Object.keys(facts).values() };
  };
  return {
    ...rest,
    carriers: carriers.map((carrier) => ({
      ...carrier,
      facts: readFacts(carrier.facts),
      limits: carrier.limits.map((limit) => ({ ...limit, source: references[limit.source] })),
      modes: carrier.modes.map((mode) => ({ ...mode, facts: readFacts(mode.facts) })),
    })),
  };
}
