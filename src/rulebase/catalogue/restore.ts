import type { CapabilityValue, CapabilityValues, Carrier, Catalogue, Pattern, Reference } from '../../model/broker.js';
import { once } from '../once.js';
import {
  type CarrierTexts,
  CONFIGURABLE,
  type Column,
  type FigureRow,
  type Holder,
  MARKS,
  type Notes,
  type Origins,
  type PatternTexts,
  SOURCES_ROW,
  type StoredCarrier,
  type StoredCatalogue,
  type StoredPattern,
  type TextRow,
  UNLIMITED,
  type Variants,
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

const NONE: readonly never[] = [];
const NO_VARIANTS: Variants = { limits: NONE, modes: NONE };

class Restoring {
  /** The number of each capability. */
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly references: () => readonly Reference[];
  private readonly columns: Column[] = [];

  constructor(
    private readonly stored: StoredCatalogue,
    private readonly rows: Rows,
  ) {
    this.numbers = new Map(stored.rest.capabilities.map(({ name }, number) => [name, number]));
    this.references = once(() => rows.texts(SOURCES_ROW) as readonly Reference[]);
  }

  carrier({ holder, modes: count, variants: row, texts: textRow, ...carrier }: StoredCarrier): Carrier {
    const texts = once(() => this.rows.texts(textRow) as CarrierTexts);
    const facts = once(() => this.facts(holder, () => texts().notes));
    const variants = once(() => this.variants(row, holder, texts));
    return {
      ...carrier,
      get what() {
        return texts().what;
      },
      get short() {
        return texts().short;
      },
      get facts() {
        return facts();
      },
      get limits() {
        return variants().limits;
      },
      get modes() {
        return count === 0 ? NONE : variants().modes;
      },
    };
  }

  private variants(row: number | undefined, holder: Holder, texts: () => CarrierTexts) {
    const { references } = this;
    const { limits, modes } = row === undefined ? NO_VARIANTS : (this.rows.figures(row) as Variants);
    return {
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
      modes: modes.map((mode, index) => ({
        ...mode,
        facts: this.facts(holder + 1 + index, () => texts().modes[index]),
      })),
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
  private facts(holder: Holder, notes: () => Notes): CapabilityValues {
    const { numbers, stored } = this;
    const { capabilities } = stored.rest;
    const origins = once(() => this.rows.figures(capabilities.length + holder) as Origins);
    const made: (CapabilityValue | undefined)[] = [];
    const get = (name: string) => {
      const number = numbers.get(name);
      if (number === undefined) return undefined;
      if (!(number in made)) made[number] = this.fact(number, holder, origins, notes);
      return made[number];
    };
    return {
      get,
      keys: () =>
        origins()
          .names.map((number) => capabilities[number].name)
          .values(),
    };
  }

  private fact(
    number: number,
    holder: Holder,
    origins: () => Origins,
    notes: () => Notes,
  ): CapabilityValue | undefined {
    const column = this.column(number);
    const value = column.values[holder];
    if (value === null) return undefined;
    const { name, kind } = this.stored.rest.capabilities[number];
    const counted = kind !== 'text' && kind !== 'choice';
    const unlimited = counted && value === UNLIMITED;
    const configurable = counted && value === CONFIGURABLE;
    const marks = column.marks[holder];
    const raisable = column.raisable[holder];
    const { references } = this;
    const { dates } = this.stored;
    const place = () => origins().names.indexOf(number);
    const fact = {
      value: (unlimited ? Number.POSITIVE_INFINITY : configurable ? undefined : value) as CapabilityValue['value'],
      get text() {
        const text = origins().texts[place()];
        return text === 0 ? String(value) : text;
      },
      get source() {
        return references()[origins().sources[place()]];
      },
      get asOf() {
        return dates[origins().dates[place()]];
      },
      recalled: (marks & MARKS.recalled) !== 0,
      ...((marks & MARKS.benchmark) === 0 ? {} : { benchmark: true as const }),
      ...(raisable === undefined ? {} : { raisable }),
    };
    return (marks & MARKS.noted) === 0
      ? fact
      : Object.defineProperty(fact, 'note', { get: () => notes()[name], enumerable: true, configurable: true });
  }

  private column(number: number): Column {
    this.columns[number] ??= this.rows.figures(number) as Column;
    return this.columns[number];
  }
}
