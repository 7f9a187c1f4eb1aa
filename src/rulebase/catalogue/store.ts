import type { CapabilityValue, CapabilityValues, Carrier, Catalogue, Pattern, Reference } from '../../model/broker.js';
import {
  BASES,
  CONFIGURABLE,
  type FigureRow,
  type Notes,
  PATTERN_TEXTS,
  type PatternTexts,
  SOURCES_ROW,
  type StoredCatalogue,
  type StoredFact,
  type StoredFacts,
  type StoredPattern,
  type TextRow,
  UNLIMITED,
} from './stored.js';

/** The catalogue, and the rows of figures and texts that it names. */
export function storeCatalogue({ carriers, patterns, ...rest }: Catalogue): {
  readonly catalogue: StoredCatalogue;
  readonly figures: readonly FigureRow[];
  readonly texts: readonly TextRow[];
} {
  const capabilities = rest.capabilities.map(({ name }) => name);
  const dates = new Numbered<string>();
  const references = new Numbered<Reference>(({ title, url }) => `${title}\n${url}`);

  const storeFact = (fact: CapabilityValue): StoredFact => {
    const { value, text, source, asOf, note, recalled, benchmark, raisable } = fact;
    const plain = value === Number.POSITIVE_INFINITY ? UNLIMITED : value === undefined ? CONFIGURABLE : value;
    return [
      plain,
      text === String(plain) ? 0 : text,
      references.numberOf(source),
      dates.numberOf(asOf),
      recalled ? BASES.recalled : benchmark ? BASES.benchmark : BASES.read,
      note === undefined ? 0 : 1,
      raisable ?? 0,
    ];
  };
  const storeFacts = (facts: CapabilityValues): StoredFacts => {
    const names = [...facts.keys()];
    return {
      list: names.flatMap((name) => storeFact(facts.get(name) as CapabilityValue)),
      places: capabilities.map((name) => names.indexOf(name)),
    };
  };
  const figuresOf = ({ facts, limits, modes }: Carrier): FigureRow => ({
    facts: storeFacts(facts),
    limits: limits.map(({ because, workaround, source, ...limit }) => ({
      ...limit,
      source: references.numberOf(source),
    })),
    modes: modes.map((mode) => ({ ...mode, facts: storeFacts(mode.facts) })),
  });

  const figures = carriers.map(figuresOf);
  const firstCarrier = SOURCES_ROW + 1;
  const firstPattern = firstCarrier + carriers.length;
  return {
    catalogue: {
      carriers: carriers.map(({ facts, limits, modes, what, short, ...carrier }, index) => ({
        ...carrier,
        figures: index,
        texts: firstCarrier + index,
      })),
      dates: dates.all,
      patterns: patterns.map((pattern, index) => storePattern(pattern, firstPattern + index)),
      rest,
    },
    figures,
    texts: [
      references.all,
      ...carriers.map(({ facts, limits, modes, what, short }) => ({
        what,
        ...(short === undefined ? {} : { short }),
        notes: notesOn(facts),
        limits: limits.map(({ because, workaround }) => ({ because, workaround })),
        modes: modes.map((mode) => notesOn(mode.facts)),
      })),
      ...patterns.map(textsOf),
    ],
  };
}

function notesOn(facts: CapabilityValues): Notes {
  const notes = [...facts.keys()].map((name) => [name, facts.get(name)?.note] as const);
  return Object.fromEntries(notes.flatMap(([name, note]) => (note === undefined ? [] : [[name, note]])));
}

function storePattern({ what, short, gives, costs, diagram, sources, ...rest }: Pattern, texts: number): StoredPattern {
  return { ...rest, texts };
}

const textsOf = (pattern: Pattern) =>
  Object.fromEntries(PATTERN_TEXTS.map((name) => [name, pattern[name]])) as unknown as PatternTexts;

/** Distinct things by number. */
class Numbered<T> {
  readonly all: T[] = [];
  private readonly numbers = new Map<unknown, number>();

  constructor(private readonly keyOf: (thing: T) => unknown = (thing) => thing) {}

  numberOf(thing: T): number {
    const key = this.keyOf(thing);
    const number = this.numbers.get(key) ?? this.all.push(thing) - 1;
    this.numbers.set(key, number);
    return number;
  }
}
