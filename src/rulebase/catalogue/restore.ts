import type { CapabilityValue, CapabilityValues, Carrier, Catalogue, Pattern, Reference } from '../../model/broker.js';
import { once } from '../once.js';
import {
  BASES,
  type CarrierTexts,
  CONFIGURABLE,
  FACT_WIDTH,
  type Notes,
  type PatternTexts,
  type StoredCarrier,
  type StoredCatalogue,
  type StoredFact,
  type StoredFacts,
  type StoredPattern,
  type TextRow,
  UNLIMITED,
} from './stored.js';

/** The catalogue of a file. @param textRow the row of texts with a number */
export function restoreCatalogue(stored: StoredCatalogue, textRow: (number: number) => TextRow): Catalogue {
  const restoring = new Restoring(stored, textRow);
  return {
    ...stored.rest,
    carriers: stored.carriers.map((carrier) => restoring.carrier(carrier)),
    patterns: stored.patterns.map((pattern) => restoring.pattern(pattern)),
  };
}

class Restoring {
  private readonly references: Reference[] = [];

  constructor(
    private readonly stored: StoredCatalogue,
    private readonly textRow: (number: number) => TextRow,
  ) {}

  carrier({ texts: row, ...carrier }: StoredCarrier): Carrier {
    const texts = once(() => this.textRow(row) as CarrierTexts);
    const reference = (number: number) => this.reference(number);
    return {
      ...carrier,
      facts: this.facts(carrier.facts, () => texts().notes),
      limits: carrier.limits.map(({ source, ...limit }, index) => ({
        ...limit,
        get because() {
          return texts().limits[index].because;
        },
        get workaround() {
          return texts().limits[index].workaround;
        },
        get source() {
          return reference(source);
        },
      })),
      modes: carrier.modes.map((mode, index) => ({
        ...mode,
        facts: this.facts(mode.facts, () => texts().modes[index]),
      })),
    };
  }

  pattern({ texts: row, ...pattern }: StoredPattern): Pattern {
    const texts = once(() => this.textRow(row) as PatternTexts);
    return {
      ...pattern,
      get what() {
        return texts().what;
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
  private facts(stored: StoredFacts, notes: () => Notes): CapabilityValues {
    const { capabilities } = this.stored.rest;
    /** A fact, or where it stands in the list. */
    const known = once(() => {
      const starts = new Map<string, CapabilityValue | number>();
      for (let at = 0; at < stored.length; at += FACT_WIDTH) starts.set(capabilities[stored[at] as number].name, at);
      return starts;
    });
    const get = (name: string) => {
      const found = known().get(name);
      if (typeof found !== 'number') return found;
      const fact = this.fact(stored.slice(found, found + FACT_WIDTH) as unknown as StoredFact, notes);
      known().set(name, fact);
      return fact;
    };
    return { get, keys: () => known().keys() };
  }

  private fact(
    [capability, value, text, source, date, basis, noted, raisable]: StoredFact,
    notes: () => Notes,
  ): CapabilityValue {
    const { name, kind } = this.stored.rest.capabilities[capability];
    const counted = kind !== 'text' && kind !== 'choice';
    const unlimited = counted && value === UNLIMITED;
    const configurable = counted && value === CONFIGURABLE;
    const reference = () => this.reference(source);
    const fact = {
      value: (unlimited ? Number.POSITIVE_INFINITY : configurable ? undefined : value) as CapabilityValue['value'],
      text: text === 0 ? String(value) : text,
      get source() {
        return reference();
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

  private reference(number: number): Reference {
    this.references[number] ??= this.textRow(number) as Reference;
    return this.references[number];
  }
}
