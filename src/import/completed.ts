import type { Names, Reading } from './resource.js';
import type { Value } from './value.js';

/** Most names that lead to one another. */
const DEEPEST = 50;

/** Readings of files that know each other's names, each with what it declares now that all of them are read. */
export function completed(readings: readonly Reading[]): Reading[] {
  const scopes = new Map<string, Names>();
  return readings.map((reading) => {
    const { shared } = reading;
    if (shared === undefined) return reading;
    const names = scopes.get(shared.scope) ?? namesOf(shared.scope, readings);
    scopes.set(shared.scope, names);
    const { resources, notRead } = shared.complete(names);
    return { ...reading, resources, notRead: [...reading.notRead, ...notRead] };
  });
}

/** The names of a scope, each worked out once; one that leads back to itself stands for nothing. */
function namesOf(scope: string, readings: readonly Reading[]): Names {
  const definitions = new Map<string, (names: Names) => Value>();
  for (const { shared } of readings)
    if (shared?.scope === scope)
      for (const [name, definition] of shared.defines) if (!definitions.has(name)) definitions.set(name, definition);
  const found = new Map<string, Value | undefined>();
  let depth = 0;
  const names: Names = (name) => {
    if (found.has(name)) return found.get(name);
    const definition = definitions.get(name);
    if (definition === undefined || depth > DEEPEST) return undefined;
    found.set(name, undefined);
    depth++;
    const value = definition(names);
    depth--;
    found.set(name, value);
    return value;
  };
  return names;
}
