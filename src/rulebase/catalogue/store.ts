import type { CapabilityValue, CapabilityValues, Carrier, Catalogue, Pattern, Reference } from '../../model/broker.js';
import {
  CONFIGURABLE,
  type Column,
  type FigureRow,
  MARKS,
  type Notes,
  type Origins,
  PATTERN_TEXTS,
  type PatternTexts,
  SOURCES_ROW,
  type StoredCarrier,
  type StoredCatalogue,
  type StoredPattern,
  type TextRow,
  UNLIMITED,
  type Variants,
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

  const holders = carriers.flatMap(({ facts, modes }) => [facts, ...modes.map((mode) => mode.facts)]);
  const columns = rest.capabilities.map(({ name }) => columnOf(holders.map((facts) => facts.get(name))));
  const origins = holders.map((facts): Origins => {
    const names = [...facts.keys()];
    const all = names.map((name) => facts.get(name) as CapabilityValue);
    return {
      names: names.map((name) => capabilities.indexOf(name)),
      texts: all.map(({ value, text }) => (text === String(storedValue(value)) ? 0 : text)),
      sources: all.map(({ source }) => references.numberOf(source)),
      dates: all.map(({ asOf }) => dates.numberOf(asOf)),
    };
  });
  const variants: Variants[] = [];
  const variantsOf = ({ limits, modes }: Carrier): Pick<StoredCarrier, 'variants'> => {
    if (limits.length === 0 && modes.length === 0) return {};
    variants.push({
      limits: limits.map(({ because, workaround, source, ...limit }) => ({
        ...limit,
        source: references.numberOf(source),
      })),
      modes: modes.map(({ facts, ...mode }) => mode),
    });
    return { variants: columns.length + holders.length + variants.length - 1 };
  };
  let holder = 0;
  const stored = carriers.map((carrier, index): StoredCarrier => {
    const { facts, limits, modes, what, short, ...plain } = carrier;
    const own = { holder, modes: modes.length, ...variantsOf(carrier), texts: SOURCES_ROW + 1 + index };
    holder += 1 + modes.length;
    return { ...plain, ...own };
  });
  const firstCarrier = SOURCES_ROW + 1;
  const firstPattern = firstCarrier + carriers.length;
  return {
    catalogue: {
      carriers: stored,
      dates: dates.all,
      patterns: patterns.map((pattern, index) => storePattern(pattern, firstPattern + index)),
      rest,
    },
    figures: [...columns, ...origins, ...variants],
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

/** JSON has neither infinity nor undefined. */
const storedValue = (value: CapabilityValue['value']) =>
  value === Number.POSITIVE_INFINITY ? UNLIMITED : value === undefined ? CONFIGURABLE : value;

function columnOf(facts: readonly (CapabilityValue | undefined)[]): Column {
  return {
    values: facts.map((fact) => (fact === undefined ? null : storedValue(fact.value))),
    marks: facts.map((fact) =>
      fact === undefined
        ? 0
        : (fact.recalled ? MARKS.recalled : fact.benchmark ? MARKS.benchmark : 0) +
          (fact.note === undefined ? 0 : MARKS.noted),
    ),
    raisable: Object.fromEntries(
      facts.flatMap((fact, holder) => (fact?.raisable === undefined ? [] : [[holder, fact.raisable]])),
    ),
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
