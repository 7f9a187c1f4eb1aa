import type { FactNames } from '../../../condition/names.js';
import type { Capability } from '../../../model/broker.js';
import type { Kind, KnownList } from '../../../model/entries/field.js';
import type { FieldReader } from '../../../text/field-reader.js';

/** What entries may speak of: as much of the rules as was read before them. */
export interface Words {
  readonly known: { readonly [list in KnownList]: readonly string[] };
  /** What a condition may read. */
  readonly names: FactNames;
  readonly capabilities: ReadonlyMap<string, Capability>;
  /** The values of the criterion on which priors are conditional. */
  readonly parentValues: readonly string[];
}

export const NO_WORDS: Words = {
  known: { topics: [], sources: [], setup: [], flags: [], brokers: [], platforms: [], inherents: [], pitfalls: [] },
  names: new Map(),
  capabilities: new Map(),
  parentValues: [],
};

/** Where something is read: the fields read before it in the same entry, and the entries around that one. */
export interface Scope {
  readonly words: Words;
  readonly fields: { readonly [name: string]: unknown };
  readonly outer?: Scope;
}

/** Reads what stands somewhere as a description says. */
export type ReadKind = <T>(at: FieldReader, kind: Kind<T>, scope: Scope) => T;

/** What the nearest of the entries around says of a field. */
export function around(scope: Scope | undefined, field: string): unknown {
  if (scope === undefined || Object.hasOwn(scope.fields, field)) return scope?.fields[field];
  return around(scope.outer, field);
}
