import { didYouMean } from '../../text/nearest.js';
import { withoutStop } from '../../text/phrases.js';

/** A fault in rules/ or in a pack: where it lies, as a path of keys, and what is wrong. */
export interface RuleFault {
  readonly file: string;
  readonly path: string;
  readonly message: string;
  /** Whether the last key of the path is what is wrong, not the value under it. */
  readonly ofKey?: true;
}

/** A value as a message quotes it, whatever it is. */
export function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : value === undefined ? 'nothing' : String(value);
}

/** Reads plain data field by field and collects what is wrong instead of stopping at the first fault. */
export class FieldReader {
  constructor(
    readonly file: string,
    readonly faults: RuleFault[],
    private readonly at: string = '',
  ) {}

  inside(key: string | number): FieldReader {
    return new FieldReader(this.file, this.faults, this.at === '' ? String(key) : `${this.at}.${key}`);
  }

  fault(message: string): void {
    this.faults.push({ file: this.file, path: this.at, message });
  }

  /** The key that led here is wrong, whatever its value. */
  keyFault(message: string): void {
    this.faults.push({ file: this.file, path: this.at, message, ofKey: true });
  }

  map(value: unknown): { [key: string]: unknown } {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as { [key: string]: unknown };
    this.fault('expected a mapping');
    return {};
  }

  list(value: unknown): unknown[] {
    if (Array.isArray(value)) return value;
    this.fault('expected a list');
    return [];
  }

  text(value: unknown): string {
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    this.fault('expected a text');
    return '';
  }

  texts(value: unknown): string[] {
    return this.list(value ?? []).map((item, index) => this.inside(index).text(item));
  }

  number(value: unknown): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.fault('expected a number');
    return 0;
  }

  oneOf<T extends string>(value: unknown, known: readonly T[]): T {
    const same = known.find((candidate) => candidate === value);
    if (same !== undefined) return same;
    const found = value === undefined ? '' : `; found ${shown(value)}.${didYouMean(shown(value), known)}`;
    this.fault(`expected one of ${known.join(', ')}${withoutStop(found)}`);
    return known[0];
  }

  /** Keys beyond the known ones are faults: a typing error must not silently lose a field. */
  keys(value: { [key: string]: unknown }, known: readonly string[]): void {
    for (const key of Object.keys(value))
      if (!known.includes(key))
        this.inside(key).keyFault(`unknown key.${didYouMean(key, known)} Known are ${known.join(', ')}`);
  }
}
