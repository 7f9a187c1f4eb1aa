import type { Answers } from '../../model/answer.js';
import type { ImportFact, ImportKind } from '../../model/entries/import.js';
import type { SetupValue } from '../../model/system.js';
import type { Tree } from '../tree.js';

/**
 * Facts of a channel in the properties from which an import reads them: each row of rules/import/ the other way round.
 * A product that has several ways to say it takes the first.
 */
export function propertiesFor(kind: ImportKind, uses: ReadonlyMap<string, SetupValue>): { [key: string]: Tree } {
  const properties: { [key: string]: Tree } = {};
  for (const row of kind.facts) {
    const value = uses.get(row.fact);
    const [path] = row.from;
    const written = value === undefined ? undefined : writtenAs(value, row);
    const steps = path === undefined ? [] : stepsOf(path);
    if (written !== undefined && steps.length > 1) put(properties, steps, written);
  }
  return properties;
}

/** What a document says of needs beside its channels, such as what kind its messages are. */
export function needsFor(kind: ImportKind, needs: Answers): { [key: string]: Tree } {
  const properties: { [key: string]: Tree } = {};
  for (const { says, when } of kind.needs) {
    const holds = Object.entries(says).every(([criterion, value]) => {
      const values = needs.get(criterion)?.values;
      return values?.length === 1 && values[0] === value;
    });
    const tests = Object.entries(when);
    if (!holds || tests.length !== 1) continue;
    const [[path, [word]]] = tests;
    properties[path] = word === 'given' ? {} : word;
  }
  return properties;
}

const PER: { readonly [conversion: string]: number } = {
  milliseconds: 0.001,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86400,
};

function writtenAs({ value }: SetupValue, { as, plus, times, readOnly }: ImportFact): Tree | undefined {
  if (readOnly || times !== undefined || typeof value === 'object') return undefined;
  if (as === 'text') return String(value);
  if (typeof value !== 'number') return undefined;
  if (as === 'count') return value - plus;
  const per = PER[as];
  if (per === undefined) return undefined;
  // Without end is less than none, where it can be said.
  return Number.isFinite(value) ? Math.round(value / per) : -1;
}

/** The keys of a path; a key with dots in it stands in brackets. */
const stepsOf = (path: string) => [...path.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([whole, inner]) => inner ?? whole);

function put(into: { [key: string]: Tree }, [step, ...rest]: readonly string[], value: Tree): void {
  if (rest.length === 0) {
    into[step] ??= value;
    return;
  }
  const inside = (into[step] ??= {});
  if (typeof inside === 'object' && !Array.isArray(inside)) put(inside as { [key: string]: Tree }, rest, value);
}
