import type {
  Capability,
  CapabilityValue,
  CapabilityValues,
  Carrier,
  Catalogue,
  Pattern,
  Reference,
} from '../../model/broker.js';
import { once } from '../once.js';
import {
  BASES,
  type CarrierTexts,
  CONFIGURABLE,
  FACT_WIDTH,
  type FigureRow,
  type Notes,
  type PatternTexts,
  SOURCES_ROW,
  type StoredCarrier,
  type StoredCatalogue,
  type StoredFact,
  type StoredFacts,
  type StoredPattern,
  type TextRow,
  UNLIMITED,
} from './stored.js';

/** How the rows of a catalogue are read. */
export interface Rows {
  readonly figures: (number: number) => FigureRow;
  readonly texts: (number: number) => TextRow;
}

export function restoreCatalogue(stored: StoredCatalogue, rows: Rows): Catalogue {
  const restoring = new Restoring(stored, rows);
  return {
    ...stored.rest,
    carriers: stored.carriers.map((carrier) => restoring.carrier(carrier)),
    patterns: stored.patterns.map((pattern) => restoring.pattern(pattern)),
  };
}

class Restoring {
  /** The number of each capability. */
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly references: () => readonly Reference[];

  constructor(
    private readonly stored: StoredCatalogue,
    private readonly rows: Rows,
  ) {
    this.numbers = new Map(stored.rest.capabilities.map(({ name }, number) => [name, number]));
    this.references = once(() => rows.texts(SOURCES_ROW) as readonly Reference[]);
  }

  carrier({ figures: row, texts: textRow, ...carrier }: StoredCarrier): Carrier {
    const texts = once(() => this.rows.texts(textRow) as CarrierTexts);
    const figures = once(() => this.figures(this.rows.figures(row), texts));
    return {
      ...carrier,
      get what() {
        return texts().what;
      },
      get short() {
        return texts().short;
      },
      get facts() {
        return figures().facts;
      },
      get limits() {
        return figures().limits;
      },
      get modes() {
        return figures().modes;
      },
    };
  }

  private figures({ facts, limits, modes }: FigureRow, texts: () => CarrierTexts) {
    const { references } = this;
    return {
      facts: this.facts(facts, () => texts().notes),
      limits: limits.map(({ source, ...limit }, index) => ({
        ...limit,
        get because() {
          return texts().limits[index].because;
        },
        get workaround() {
          return texts().limits[index].workaround;
        },
        get source() {
          return references()[source];
        },
      })),
      modes: modes.map((mode, index) => ({ ...mode, facts: this.facts(mode.facts, () => texts().modes[index]) })),
    };
  }

  pattern({ texts: row, ...pattern }: StoredPattern): Pattern {
    const texts = once(() => this.rows.texts(row) as PatternTexts);
    return {
      ...pattern,
      get what() {
        return texts().what;
      },
      get short() {
        return texts().short;
      },
      get gives() {
        return texts().gives;
      },
      get costs() {
        return texts().costs;
      },
      get diagram() {
        return texts().diagram;
      },
      get sources() {
        return texts().sources;
      },
    };
  }

  /** Facts that are made one by one when they are asked for: most are not, in any one run. */
  private facts({ list, places }: StoredFacts, notes: () => Notes): CapabilityValues {
    const { numbers, stored } = this;
    const made: CapabilityValue[] = [];
    const get = (name: string) => {
      const number = numbers.get(name);
      if (number === undefined || places[number] < 0) return undefined;
      const at = places[number] * FACT_WIDTH;
      const row = () => list.slice(at, at + FACT_WIDTH) as unknown as StoredFact;
      made[number] ??= this.fact(stored.rest.capabilities[number], row(), notes);
      return made[number];
    };
    const order = (name: string) => places[numbers.get(name) as number];
    const keys = () => [...numbers.keys()].filter((name) => order(name) >= 0).sort((a, b) => order(a) - order(b));
    return { get, keys: () => keys().values() };
  }

  private fact(
    { name, kind }: Capability,
    [value, text, source, date, basis, noted, raisable]: StoredFact,
    notes: () => Notes,
  ): CapabilityValue {
    const counted = kind !== 'text' && kind !== 'choice';
    const unlimited = counted && value === UNLIMITED;
    const configurable = counted && value === CONFIGURABLE;
    const { references } = this;
    const fact = {
      value: (unlimited ? Number.POSITIVE_INFINITY : configurable ? undefined : value) as CapabilityValue['value'],
      text: text === 0 ? String(value) : text,
      get source() {
        return references()[source];
      },
      asOf: this.stored.dates[date],
      recalled: basis === BASES.recalled,
      ...(basis === BASES.benchmark ? { benchmark: true as const } : {}),
      ...(raisable === 0 ? {} : { raisable }),
    };
    return noted === 0
      ? fact
      : Object.defineProperty(fact, 'note', { get: () => notes()[name], enumerable: true, configurable: true });
  }
}
