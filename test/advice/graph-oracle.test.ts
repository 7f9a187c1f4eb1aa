import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowGraph, GraphFactName } from '../../src/model/pitfalls/graph.js';
import { runs } from '../random-runs.js';
import { graphOn, type Sketch, type Sketches } from './flows.js';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Up to six flows, any of which may follow from any. */
const small: fc.Arbitrary<Sketches> = fc
  .array(
    fc.record({
      after: fc.subarray(LETTERS, { maxLength: 3 }),
      to: fc.option(fc.subarray(['x', 'y', 'z']), { nil: undefined }),
      steps: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
    }),
    { maxLength: LETTERS.length },
  )
  .map((list) => Object.fromEntries(list.map((sketch, index) => [LETTERS[index], sketch])));

/** The same facts from their definitions, by walking every path. */
function oracle(
  sketches: Sketches,
  graph: readonly FlowGraph[],
): { [flow: string]: { [fact in GraphFactName]?: number } } {
  const names = Object.keys(sketches);
  const sketch = (name: string): Sketch => sketches[name];
  const before = (name: string) => (sketch(name).after ?? []).filter((other) => names.includes(other));
  const behind = (name: string) => names.filter((other) => before(other).includes(name));
  const reached = (name: string): Set<string> => {
    const seen = new Set<string>();
    const walk = (at: string): void => {
      for (const other of behind(at)) if (!seen.has(other)) walk(seen.add(other) && other);
    };
    walk(name);
    return seen;
  };
  const circle = (name: string) =>
    names.filter((other) => other === name || (reached(name).has(other) && reached(other).has(name)));
  const part = (name: string): string[] => {
    const seen = new Set([name]);
    for (const at of seen) for (const other of [...before(at), ...behind(at)]) seen.add(other);
    return names.filter((other) => seen.has(other));
  };
  const back = (start: string): number | undefined => {
    let front = new Set([start]);
    for (let steps = 1; steps <= names.length; steps++) {
      front = new Set([...front].flatMap(behind));
      if (front.has(start)) return steps;
    }
    return undefined;
  };
  const hops = (name: string): number =>
    sketch(name).steps
      ? 0
      : Math.max(0, ...before(name).flatMap((other) => (circle(name).includes(other) ? [] : hops(other) + 1)));
  const deliveries = (name: string): number =>
    Math.max(1, sketch(name).to?.length ?? 1) +
    behind(name).reduce((sum, other) => sum + (circle(name).includes(other) ? 0 : deliveries(other)), 0);

  // Which cycles are told: of all flows that lead back to themselves, each must lie on one, the shortest through its flow.
  const told = new Map(
    names.flatMap((name, at) =>
      graph[at].facts.cycle ? [[name, graph[at].notes.get('cycle')?.().names.split(' → ') ?? []]] : [],
    ),
  );
  const passed = new Set([...told.values()].flat());
  for (const name of names) if (back(name) !== undefined) expect(passed).toContain(name);
  for (const [name, path] of told) expect([path[0], path.length - 1]).toEqual([name, back(name)]);
  for (const [name] of told)
    expect([...told].filter(([other, path]) => other < name && path.includes(name))).toEqual([]);

  const connected = names.some((name) => before(name).length > 0);
  return Object.fromEntries(
    names.map((name) => {
      const first = circle(name)[0] === name;
      const joined = part(name);
      const longest = Math.max(...joined.map(hops));
      const cycle = told.get(name) === undefined ? undefined : back(name);
      const alone = before(name).length + behind(name).length === 0;
      const led = circle(name).some((member) => before(member).some((other) => !circle(name).includes(other)));
      return [
        name,
        {
          ...(before(name).length > 0 ? { fedBy: before(name).length } : {}),
          ...(behind(name).length > 0 ? { emits: behind(name).length } : {}),
          ...(cycle === undefined ? {} : { cycle }),
          ...(!alone && joined.find((other) => hops(other) === longest) === name ? { chain: longest } : {}),
          ...(connected && first && !led && behind(name).length > 0 ? { deliveries: deliveries(name) } : {}),
        },
      ];
    }),
  );
}

const FOLLOWING: readonly GraphFactName[] = ['fedBy', 'emits', 'cycle', 'chain', 'deliveries'];

function following(sketches: Sketches): { [flow: string]: { [fact: string]: number | boolean } } {
  const names = Object.keys(sketches);
  return Object.fromEntries(
    graphOn(sketches).map(({ facts }, index) => [
      names[index],
      Object.fromEntries(Object.entries(facts).filter(([fact]) => (FOLLOWING as readonly string[]).includes(fact))),
    ]),
  );
}

describe('what follows from what', () => {
  it('is as the definitions say, on small graphs of any shape', () => {
    fc.assert(
      fc.property(small, (sketches) => {
        expect(following(sketches)).toEqual(oracle(sketches, graphOn(sketches)));
      }),
      { numRuns: runs(3000) },
    );
  });

  it('names paths that are there, as long as they are said to be', () => {
    fc.assert(
      fc.property(small, (sketches) => {
        for (const { facts, notes } of graphOn(sketches)) {
          for (const fact of ['cycle', 'chain'] as const) {
            const path = notes.get(fact)?.().names.split(' → ') ?? [];
            expect(Math.max(0, path.length - 1)).toBe(facts[fact] ?? 0);
            path.slice(1).forEach((name, index) => {
              expect(sketches[name].after).toContain(path[index]);
            });
            if (fact === 'cycle') expect(path[0]).toBe(path[path.length - 1]);
          }
        }
      }),
    );
  });
});

/** A hundred thousand in a full run. */
const MANY = runs(100_000);
const many = Array.from({ length: MANY }, (_, index) => `f${index}`);

/** The shapes in which something could grow with the square, or with the depth of the stack. */
const LARGE: readonly {
  title: string;
  flows: () => Sketches;
  at: string;
  facts: { [fact in GraphFactName]?: number };
}[] = [
  {
    title: 'a chain',
    flows: () => Object.fromEntries(many.map((name, index) => [name, index === 0 ? {} : { after: [many[index - 1]] }])),
    at: many[MANY - 1],
    facts: { chain: MANY - 1 },
  },
  {
    title: 'one flow after all others',
    flows: () => ({ ...Object.fromEntries(many.map((name) => [name, {}])), last: { after: many } }),
    at: 'last',
    facts: { fedBy: MANY, chain: 1 },
  },
  {
    title: 'all others after one flow',
    flows: () => ({ first: {}, ...Object.fromEntries(many.map((name) => [name, { after: ['first'] }])) }),
    at: 'first',
    facts: { emits: MANY, deliveries: MANY + 1 },
  },
  {
    title: 'a ring',
    flows: () => Object.fromEntries(many.map((name, index) => [name, { after: [many[(index + MANY - 1) % MANY]] }])),
    at: many[0],
    facts: { cycle: MANY },
  },
  {
    title: 'a ladder, in which each flow follows from the two before it',
    flows: () =>
      Object.fromEntries(many.map((name, index) => [name, { after: many.slice(Math.max(0, index - 2), index) }])),
    at: many[MANY - 1],
    facts: { chain: MANY - 1 },
  },
  {
    title: 'one channel and one consumer for all',
    flows: () => Object.fromEntries(many.map((name) => [name, { from: [name], to: ['x'], channel: 'q', key: 'k' }])),
    at: many[1],
    facts: { sharing: 1 },
  },
  {
    title: 'one service that sends and consumes all others',
    flows: () => ({
      ...Object.fromEntries(many.map((name) => [name, { from: [name], to: ['core'] }])),
      out: { from: ['core'] },
    }),
    at: many[0],
    facts: { reads: MANY },
  },
];

describe('very many flows', () => {
  it.each(LARGE)('$title', ({ flows, at, facts }) => {
    const sketches = flows();
    const graph = graphOn(sketches)[Object.keys(sketches).indexOf(at)];
    expect(graph.facts).toMatchObject(facts);
    for (const fact of Object.keys(graph.facts) as GraphFactName[])
      expect(graph.notes.get(fact)?.().names).not.toBe('');
  });
});
