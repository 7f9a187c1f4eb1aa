import type { Place } from '../text/source.js';

/** What a file says in one place, as far as it can be told without running anything. Every format is read into these. */
export type Value = Scalar | Reference | Joined | List | Mapping | Unread;

export interface Scalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** Where it is the default of a parameter: a deployment may say otherwise. */
  readonly parameter?: Parameter;
}

export interface Parameter {
  readonly name: string;
  /** Of the default. */
  readonly place: Place;
}

/** A resource of the set, by what its file calls it, or something of it. */
export interface Reference {
  readonly kind: 'reference';
  readonly place: Place;
  readonly id: string;
  readonly attribute?: string;
}

/** A text put together of parts, not all of which are texts. */
export interface Joined {
  readonly kind: 'joined';
  readonly place: Place;
  readonly parts: readonly Value[];
}

export interface List {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Value[];
}

export interface Entry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Value;
}

export interface Mapping {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: readonly Entry[];
}

/** What only a deployment knows: a variable, a condition, another stack. It is left out, never guessed. */
export interface Unread {
  readonly kind: 'unread';
  readonly place: Place;
  /** What it is called, such as `var.queue_arn`. */
  readonly label: string;
  readonly reason: string;
}

export function entryOf(value: Value | undefined, key: string): Entry | undefined {
  return value?.kind === 'map' ? value.entries.find((entry) => entry.key === key) : undefined;
}

export function fieldOf(value: Value | undefined, key: string): Value | undefined {
  return entryOf(value, key)?.value;
}

/** The text of a scalar; undefined for all else, and for nothing. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}

/** A text of parts that are all known is a scalar; the first parameter in it is its parameter. */
export function joined(parts: readonly Value[], place: Place): Value {
  const flat = parts.flatMap((part) => (part.kind === 'joined' ? part.parts : [part]));
  if (!flat.every((part) => part.kind === 'scalar')) {
    const [only] = flat.length === 1 ? flat : [];
    return only ?? { kind: 'joined', place, parts: flat };
  }
  const parameter = flat.find((part) => part.parameter !== undefined)?.parameter;
  const value = flat.map((part) => String(part.value ?? '')).join('');
  return { kind: 'scalar', place, value, ...(parameter === undefined ? {} : { parameter }) };
}
