import { describe, expect, it } from 'vitest';
import type { GraphFactName } from '../../src/model/pitfalls/graph.js';
import { graphOn, type Sketches } from './flows.js';

type Facts = { readonly [fact in GraphFactName]?: number | boolean };

/** What is told of each flow, but for the counts of names that it writes itself; flows of which nothing is, left out. */
function told(sketches: Sketches): { [flow: string]: Facts } {
  const names = Object.keys(sketches);
  const each = graphOn(sketches).map(({ facts }, index): [string, Facts] => {
    const { producers, services, ...others } = facts;
    return [names[index], others];
  });
  return Object.fromEntries(each.filter(([, facts]) => Object.keys(facts).length > 0));
}

const namesAt = (sketches: Sketches, flow: string, fact: GraphFactName): string | undefined =>
  graphOn(sketches)[Object.keys(sketches).indexOf(flow)].notes.get(fact)?.().names;

const chainOf = (...names: string[]): Sketches =>
  Object.fromEntries(names.map((name, index) => [name, index === 0 ? {} : { after: [names[index - 1]] }]));

const CASES: readonly { title: string; flows: Sketches; facts: { [flow: string]: Facts } }[] = [
  {
    title: 'a queue and a topic of one name, on two brokers',
    flows: { a: { to: ['x'], channel: 'q', broker: 'queue' }, b: { to: ['y'], channel: 'q', broker: 'log' } },
    facts: {},
  },
  { title: 'no flow at all', flows: {}, facts: {} },
  { title: 'nothing follows from anything', flows: { a: { from: ['x'], to: ['y', 'z'] }, b: { to: [] } }, facts: {} },
  {
    title: 'two services that talk both ways are no cycle',
    flows: { ask: { from: ['x'], to: ['y'] }, answer: { from: ['y'], to: ['x'] } },
    facts: { ask: { reads: 1, readsShare: 1 }, answer: { reads: 1, readsShare: 1 } },
  },
  {
    title: 'a flow after itself',
    flows: { a: { after: ['a'] } },
    facts: { a: { emits: 1, fedBy: 1, cycle: 1, chain: 0, deliveries: 1 } },
  },
  {
    title: 'a cycle of three is told once, at its first flow',
    flows: { a: { after: ['c'] }, b: { after: ['a'] }, c: { after: ['b'] } },
    facts: {
      a: { emits: 1, fedBy: 1, cycle: 3, chain: 0, deliveries: 1 },
      b: { emits: 1, fedBy: 1 },
      c: { emits: 1, fedBy: 1 },
    },
  },
  {
    title: 'of two cycles that share a flow, each is told: the shorter through the first, then what it does not pass',
    flows: { a: { after: ['b', 'd'] }, b: { after: ['a'] }, c: { after: ['a'] }, d: { after: ['c'] } },
    facts: {
      a: { emits: 2, fedBy: 2, cycle: 2, chain: 0, deliveries: 1 },
      b: { emits: 1, fedBy: 1 },
      c: { emits: 1, fedBy: 1, cycle: 3 },
      d: { emits: 1, fedBy: 1 },
    },
  },
  {
    title: 'a diamond: the last one is delivered along both ways',
    flows: {
      a: { to: ['w', 'x'] },
      b: { after: ['a'], to: ['y'] },
      c: { after: ['a'], to: ['y'] },
      d: { after: ['b', 'c'], to: ['z'] },
    },
    facts: {
      a: { emits: 2, deliveries: 6 },
      b: { emits: 1, fedBy: 1 },
      c: { emits: 1, fedBy: 1 },
      d: { fedBy: 2, chain: 2 },
    },
  },
  {
    title: 'a chain passes through a cycle, whose flows count as one hop',
    flows: { a: {}, b: { after: ['a', 'c'] }, c: { after: ['b'] }, d: { after: ['b'] } },
    facts: {
      a: { emits: 1, deliveries: 3 },
      b: { emits: 2, fedBy: 2, cycle: 2 },
      c: { emits: 1, fedBy: 1 },
      d: { fedBy: 1, chain: 2 },
    },
  },
  {
    title: 'two trees: each has a chain and a count of its own',
    flows: { a: {}, b: { after: ['a'] }, c: { to: ['x', 'y'] }, d: { after: ['c'] }, e: { after: ['d'] }, f: {} },
    facts: {
      a: { emits: 1, deliveries: 2 },
      b: { fedBy: 1, chain: 1 },
      c: { emits: 1, deliveries: 4 },
      d: { emits: 1, fedBy: 1 },
      e: { fedBy: 1, chain: 2 },
    },
  },
  {
    title: 'where an orchestrator runs a flow, a chain starts anew',
    flows: { a: {}, b: { after: ['a'] }, c: { after: ['b'], steps: true }, d: { after: ['c'] }, e: { after: ['d'] } },
    facts: {
      a: { emits: 1, deliveries: 5 },
      b: { emits: 1, fedBy: 1 },
      c: { emits: 1, fedBy: 1 },
      d: { emits: 1, fedBy: 1 },
      e: { fedBy: 1, chain: 2 },
    },
  },
  {
    title: 'a name twice in `after`, and one that no flow bears',
    flows: { a: {}, b: { after: ['a', 'a', 'gone'] } },
    facts: { a: { emits: 1, deliveries: 2 }, b: { fedBy: 1, chain: 1 } },
  },
  {
    title: 'a service that sends to itself, among others',
    flows: { a: { from: ['x', 'y'], to: ['z', 'y'] }, b: { from: ['x'], to: ['z'] } },
    facts: { a: { selfFed: true } },
  },
  {
    title: 'one channel of two services is told at the second; of one service, or alone, it is shared with nobody',
    flows: {
      a: { to: ['x'], channel: 'q' },
      b: { to: ['y', 'x'], channel: 'q' },
      c: { to: ['x'], channel: 'own' },
      d: { to: ['x'], channel: 'own' },
      e: { to: ['x', 'y'], channel: 'alone' },
      f: { to: ['x'] },
    },
    facts: { b: { sharing: 2 }, d: { sharing: 1 } },
  },
  {
    title: 'two ordered flows of the same senders, key and consumer over two channels',
    flows: {
      a: { from: ['s', 't'], to: ['x', 'y'], key: 'id', channel: 'p', ordered: true },
      b: { from: ['t', 's'], to: ['y'], key: 'id', channel: 'q', ordered: true },
    },
    facts: { b: { apart: true } },
  },
  {
    title: 'no order is broken where key, channel, sender, consumer or the need of order say otherwise',
    flows: {
      a: { from: ['s'], to: ['x'], key: 'id', channel: 'p', ordered: true },
      key: { from: ['s'], to: ['x'], key: 'other', channel: 'q', ordered: true },
      channel: { from: ['s'], to: ['x'], key: 'id', channel: 'p', ordered: true },
      sender: { from: ['t'], to: ['x'], key: 'id', channel: 'q', ordered: true },
      more: { from: ['s', 't'], to: ['x'], key: 'id', channel: 'q', ordered: true },
      consumer: { from: ['s'], to: ['z'], key: 'id', channel: 'q', ordered: true },
      free: { from: ['s'], to: ['x'], key: 'id', channel: 'q' },
      open: { from: ['s'], key: 'id', channel: 'q', ordered: true },
    },
    facts: {
      channel: { sharing: 1 },
      sender: { sharing: 2 },
      more: { sharing: 2 },
      key: { sharing: 2 },
      free: { sharing: 2 },
      open: { sharing: 2 },
    },
  },
  {
    title: 'a service that reads and sends is told; an archive that only reads is not, nor are its own flows counted',
    flows: {
      a: { from: ['x'], to: ['core', 'archive'] },
      b: { from: ['y'], to: ['core', 'archive'] },
      c: { from: ['core'], to: ['core', 'archive'] },
      d: { from: ['y'], to: ['archive'] },
    },
    facts: { a: { reads: 2, readsShare: 2 / 3 }, c: { selfFed: true } },
  },
];

describe('the graph of flows', () => {
  it.each(CASES)('$title', ({ flows, facts }) => {
    // Who reads what is a case of its own.
    const reads = Object.values(facts).some(({ reads }) => reads !== undefined);
    const found = told(flows);
    if (!reads) for (const [flow, { reads, readsShare, ...others }] of Object.entries(found)) found[flow] = others;
    expect(found).toEqual(facts);
  });

  it('counts the names that a flow writes, and knows nothing of a `to` that is left out', () => {
    const [a, b, c] = graphOn({ a: { from: ['x', 'y'], to: [] }, b: { to: ['z'] }, c: {} });
    expect([a, b, c].map(({ facts }) => [facts.producers, facts.services])).toEqual([
      [2, 0],
      [0, 1],
      [0, undefined],
    ]);
  });

  it('names what is involved: a path for cycles and chains, a list for all else', () => {
    const ring: Sketches = { a: { after: ['c'] }, b: { after: ['a'] }, c: { after: ['b'] } };
    expect(namesAt(ring, 'a', 'cycle')).toBe('a → b → c → a');
    expect(namesAt(chainOf('a', 'b', 'c'), 'c', 'chain')).toBe('a → b → c');
    expect(namesAt(chainOf(...'abcdefghijklmno'), 'o', 'chain')).toBe(
      'a → b → c → d → e → f → … (3 more) → j → k → l → m → n → o',
    );
    expect(namesAt(chainOf('a', 'b', 'c'), 'b', 'fedBy')).toBe('`a`');
    const wide: Sketches = { a: {}, ...Object.fromEntries([...'bcdefgh'].map((name) => [name, { after: ['a'] }])) };
    expect(namesAt(wide, 'a', 'emits')).toBe('`b`, `c`, `d`, `e`, `f` and 2 more');
    expect(namesAt({ a: { to: ['x'], channel: 'q' }, b: { to: ['y'], channel: 'q' } }, 'b', 'sharing')).toBe(
      '`x`, `y` on `q`',
    );
  });

  it('is the same whatever order the flows have in the file', () => {
    const flows: Sketches = {
      a: { from: ['s'], to: ['x'], after: ['b', 'd'], key: 'id', channel: 'p', ordered: true },
      b: { from: ['s'], to: ['y', 'x'], after: ['a'], key: 'id', channel: 'q', ordered: true },
      c: { from: ['x'], to: ['z'], after: ['a'], channel: 'p' },
      d: { after: ['c'], to: ['y'] },
    };
    const names = Object.keys(flows);
    const turned = Object.fromEntries([...names].reverse().map((name) => [name, flows[name]]));
    expect(
      graphOn(turned)
        .reverse()
        .map(({ facts }) => facts),
    ).toEqual(graphOn(flows).map(({ facts }) => facts));
    const objects = (sketches: Sketches) =>
      graphOn(sketches)
        .flatMap(({ notes }) => [...notes].map(([fact, note]) => [fact, ...note().object].join()))
        .sort();
    expect(objects(turned)).toEqual(objects(flows));
  });

  it('tells of each of two services that read the same flows', () => {
    const flows: Sketches = {
      a: { from: ['x'], to: ['one', 'two'] },
      b: { from: ['x'], to: ['one', 'two'] },
      c: { from: ['one'], to: ['x'] },
      d: { from: ['two'], to: ['x'] },
      e: { from: ['two'], to: ['x'] },
    };
    // `one` reads 2 of the 4 that others send, `two` 2 of 3; x reads c, d and e.
    expect(namesAt(flows, 'a', 'reads')).toBe('`two`');
    expect(namesAt(flows, 'b', 'reads')).toBe('`one`');
    expect(told(flows)).toMatchObject({ a: { reads: 2, readsShare: 2 / 3 }, b: { reads: 2, readsShare: 0.5 } });
  });
});
