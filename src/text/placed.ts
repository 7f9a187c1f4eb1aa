import type { Place, SourceText } from './source.js';

/** A value of a text that knows where it stands. */
export type Placed = PlacedScalar | PlacedList | PlacedMap;

export interface PlacedScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
}

export interface PlacedList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Placed[];
}

export interface PlacedEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Placed;
}

export interface PlacedMap {
  readonly kind: 'map';
  readonly place: Place;
  /** Keys are unique here. */
  readonly entries: readonly PlacedEntry[];
}

/** A whole text as such a value. */
export interface PlacedText {
  readonly source: SourceText;
  readonly root: Placed;
}

export function entryOf(map: Placed, key: string): PlacedEntry | undefined {
  return map.kind === 'map' ? map.entries.find((entry) => entry.key === key) : undefined;
}

/** The value alone, as `JSON.parse` would give it. */
export function plainOf(value: Placed): unknown {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(plainOf);
  return Object.fromEntries(value.entries.map(({ key, value: inner }) => [key, plainOf(inner)]));
}

/** Where to point at for the whole of a value: a mapping's first key says more than its many lines. */
export function anchorOf(value: Placed): Place {
  return value.kind === 'map' && value.entries.length > 0 ? value.entries[0].keyPlace : value.place;
}
