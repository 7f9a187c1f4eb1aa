import { readJson } from '../../system/yaml/json.js';
import { valueOf } from '../formats/nodes.js';
import type { Resource } from '../resource.js';
import { entryOf, type Reference, type Value } from '../value.js';

/** Finds what a reference names. */
export type Follow = (reference: Reference, from: Resource) => Resource | undefined;

/** Something that a path leads to, with the last key on the way. */
export interface Found {
  readonly key: string;
  readonly keyed?: Value['place'];
  readonly value: Value;
}

const DEEPEST = 20;

/** Everything that a path of rules/import/ leads to in a resource; what can't be read stands for all below it. */
export function follow(resource: Resource, path: string, to: Follow): Found[] {
  let at: Resource = resource;
  let rest = path;
  while (rest === '^' || rest.startsWith('^.')) {
    if (at.parent === undefined) return [];
    at = at.parent;
    rest = rest.slice(2);
  }
  const steps = stepsOf(rest);
  const start: Found = { key: at.id, keyed: at.place, value: at.properties };
  // `^` alone is the resource around, as others refer to it.
  if (steps.length === 0 && at !== resource)
    return [{ ...start, value: { kind: 'reference', place: at.place, id: at.id } }];
  return steps.reduce<Found[]>((found, step) => found.flatMap((each) => stepInto(each, step, at, to, 0)), [start]);
}

/** Keys with dots in them stand in brackets. */
const stepsOf = (path: string): string[] =>
  path.includes('[')
    ? [...path.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([whole, inner]) => inner ?? whole)
    : path === ''
      ? []
      : path.split('.');

function stepInto({ key, value, keyed }: Found, step: string, from: Resource, to: Follow, depth: number): Found[] {
  if (depth > DEEPEST) return [];
  switch (value.kind) {
    case 'map': {
      if (step === '*')
        return value.entries.map((each) => ({ key: each.key, keyed: each.keyPlace, value: each.value }));
      const entry = entryOf(value, step);
      return entry === undefined ? [] : [{ key: step, keyed: entry.keyPlace, value: entry.value }];
    }
    case 'list': {
      const items = value.items.map((item) => ({ key, keyed: item.place, value: item }));
      if (step === '*') return items;
      if (/^\d+$/.test(step)) return items.slice(Number(step), Number(step) + 1);
      return items.flatMap((item) => stepInto(item, step, from, to, depth + 1));
    }
    case 'scalar': {
      // One of something that may be several is as good as a list of one.
      if (step === '*') return value.value === null ? [] : [{ key, keyed, value }];
      const inside = jsonIn(value);
      return inside === undefined ? [] : stepInto({ key, keyed, value: inside }, step, from, to, depth + 1);
    }
    case 'reference': {
      if (step === '*') return [{ key, keyed, value }];
      const target = to(value, from);
      // What is outside of the files says nothing.
      if (target === undefined) return [];
      return stepInto({ key, keyed, value: target.properties }, step, target, to, depth + 1);
    }
    default:
      return [{ key, keyed, value }];
  }
}

/** Several formats hold documents as texts; their values stand where the text stands. */
function jsonIn({ value, place }: Extract<Value, { kind: 'scalar' }>): Value | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  const node = readJson(value, 50);
  return (
    node &&
    relocated(
      valueOf(node, place.source, () => undefined),
      place,
    )
  );
}

function relocated(value: Value, place: Value['place']): Value {
  if (value.kind === 'list') return { ...value, place, items: value.items.map((item) => relocated(item, place)) };
  if (value.kind !== 'map') return { ...value, place };
  const entries = value.entries.map((entry) => ({ ...entry, keyPlace: place, value: relocated(entry.value, place) }));
  return { ...value, place, entries };
}

/** What the first of several paths leads to that leads anywhere; nothing said counts as nothing. */
export function firstOf(resource: Resource, paths: readonly string[], to: Follow): Found[] {
  for (const path of paths) {
    const found = follow(resource, path, to).filter(({ value }) => value.kind !== 'scalar' || value.value !== null);
    if (found.length > 0) return found;
  }
  return [];
}
