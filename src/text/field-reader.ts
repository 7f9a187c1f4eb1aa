import { didYouMean } from './nearest.js';
import { withoutStop } from './phrases.js';
import { anchorOf, entryOf, type Placed, type PlacedEntry, type PlacedText, plainOf } from './placed.js';
import type { Place } from './source.js';

interface More {
  readonly remedy?: string;
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
}

/** Something wrong in a text, at its place and ready to be told. */
export interface Fault extends More {
  readonly place: Place;
  readonly message: string;
  /** The field that is missing, where that is what is wrong: several may be at one place. */
  readonly missing?: string;
}

/** A value as a message quotes it, whatever it is. */
export function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : value === undefined ? 'nothing' : String(value);
}

/** Reads a placed value field by field, and collects what is wrong at its place instead of stopping at the first fault. */
export class FieldReader {
  private constructor(
    private readonly faults: Fault[],
    /** Undefined where the field is missing. */
    private readonly value: Placed | undefined,
    /** The key that led here; empty for an item and for the whole. */
    readonly key: string,
    /** What has that key, or lacks it. */
    private readonly from: PlacedEntry | FieldReader | undefined,
  ) {}

  static of({ root }: Pick<PlacedText, 'root'>, faults: Fault[]): FieldReader {
    return new FieldReader(faults, root, '', undefined);
  }

  private inside(entry: PlacedEntry): FieldReader {
    return new FieldReader(this.faults, entry.value, entry.key, entry);
  }

  /** Where a fault of this value is told. */
  get place(): Place {
    const { value, from } = this;
    if (value === undefined) return this.keyPlace;
    if (from === undefined) return anchorOf(value);
    const { start, end } = value.place.span;
    // The key stands for what has many lines, and for what is not there.
    return value.kind !== 'scalar' || start === end ? this.keyPlace : value.place;
  }

  /** Where its key stands; of what has none, or is missing, where a fault of what it is in is told. */
  get keyPlace(): Place {
    const { from } = this;
    if (from === undefined) return this.place;
    return from instanceof FieldReader ? from.place : from.keyPlace;
  }

  /** The same place with another list for what is wrong. */
  into(faults: Fault[]): FieldReader {
    return new FieldReader(faults, this.value, this.key, this.from);
  }

  get isGiven(): boolean {
    return this.value !== undefined;
  }

  /** Whether there is no value behind the key, or no key. */
  get isEmpty(): boolean {
    return this.value === undefined || (this.value.kind === 'scalar' && this.value.value === null);
  }

  get placed(): Placed | undefined {
    return this.value;
  }

  get kind(): Placed['kind'] | undefined {
    return this.value?.kind;
  }

  /** The value alone. */
  get plain(): unknown {
    return this.value === undefined ? undefined : plainOf(this.value);
  }

  /** The value as a message quotes it. */
  get shown(): string {
    return shown(this.plain);
  }

  fault(message: string, more: More = {}): void {
    const text = withoutStop(message);
    if (this.value === undefined) {
      const missing = `\`${this.key}\` is missing: ${text.replace(/; found nothing$/, '')}`;
      this.faults.push({ place: this.place, message: missing, missing: this.key, ...more });
    } else {
      // With what was expected alone, the place would not say of what.
      const named = this.key !== '' && /^(expected|unknown)/.test(text);
      this.faults.push({ place: this.place, message: named ? `\`${this.key}\`: ${text}` : text, ...more });
    }
  }

  /** The key that led here is wrong, whatever its value. */
  keyFault(message: string): void {
    const text = withoutStop(message);
    this.faults.push({ place: this.keyPlace, message: this.key === '' ? text : `\`${this.key}\`: ${text}` });
  }

  field(key: string): FieldReader {
    const entry = this.value && entryOf(this.value, key);
    return entry === undefined ? new FieldReader(this.faults, undefined, key, this) : this.inside(entry);
  }

  /** This mapping; told where it is none, and then nothing in it is told any more. */
  map(): FieldReader {
    if (this.value?.kind === 'map') return this;
    this.fault('expected a mapping');
    return this.into([]);
  }

  /** The fields of this mapping; none, and told, where it is none. */
  entries(): FieldReader[] {
    if (this.value?.kind === 'map') return this.value.entries.map((entry) => this.inside(entry));
    this.fault('expected a mapping');
    return [];
  }

  items(): FieldReader[] {
    if (this.value?.kind === 'list')
      return this.value.items.map((item) => new FieldReader(this.faults, item, '', undefined));
    this.fault('expected a list');
    return [];
  }

  /** The items of a list; a single value is a list of one, and nothing one of none. */
  oneOrSome(): FieldReader[] {
    return this.kind === 'list' ? this.items() : this.isEmpty ? [] : [this];
  }

  text(): string {
    const { plain } = this;
    if (typeof plain === 'string' && plain.trim() !== '') return plain.trim();
    this.fault('expected a text');
    return '';
  }

  texts(): string[] {
    return this.isEmpty ? [] : this.items().map((item) => item.text());
  }

  number(): number {
    const { plain } = this;
    if (typeof plain === 'number' && Number.isFinite(plain)) return plain;
    this.fault('expected a number');
    return 0;
  }

  flag(): boolean {
    const { plain } = this;
    if (typeof plain === 'boolean') return plain;
    this.fault('expected true or false');
    return false;
  }

  oneOf<T extends string | boolean>(known: readonly T[]): T {
    const { plain } = this;
    const same = known.find((candidate) => candidate === plain);
    if (same !== undefined) return same;
    const words = known.map(String);
    const found = this.isGiven ? `; found ${this.shown}.${didYouMean(this.shown, words)}` : '';
    this.fault(`expected one of ${words.join(', ')}${found}`);
    return known[0];
  }

  /** Keys beyond the known ones are faults: a typing error must not silently lose a field. */
  keys(known: readonly string[]): void {
    if (this.value?.kind !== 'map') return;
    for (const entry of this.value.entries)
      if (!known.includes(entry.key))
        this.inside(entry).keyFault(`unknown key.${didYouMean(entry.key, known)} Known are ${known.join(', ')}`);
  }
}
