import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCarrier, needsToDrop } from '../../src/brokers/index.js';
import type { CapabilityValue, Catalogue } from '../../src/model/broker.js';
import { flowOf } from '../answers.js';
import { runs } from '../random-runs.js';
import { catalogue, criteria, needs as flows, rulebook } from './base.js';

const fact = (value: CapabilityValue['value']): CapabilityValue => ({
  value,
  text: String(value),
  source: { title: 'a page', url: 'https://example.com' },
  asOf: '2026-11-24',
  recalled: false,
});

/** What a made-up broker may be able to do; what it lacks rules something out. */
const FACTS: { readonly [name: string]: readonly CapabilityValue['value'][] } = {
  orderingScope: ['none', 'per-key', 'total'],
  totalOrder: [false, true],
  replay: ['none', 'recovery', 'history'],
  retentionMax: [3600, 14 * 86400, Number.POSITIVE_INFINITY],
  rateMax: [10_000],
  ratePerKey: [300, 3000],
  payloadMax: [1048576],
  delayMax: [0, 900, Number.POSITIVE_INFINITY],
  acknowledgment: ['none', 'cursor', 'record'],
  fanOut: [false, true],
  streaming: [false, true],
  reply: ['none', 'async', 'immediate'],
  operations: ['low', 'high'],
  cloud: [['aws'], ['gcp'], ['aws', 'azure', 'gcp']],
};

const small: fc.Arbitrary<Catalogue> = fc
  .array(
    fc.record(Object.fromEntries(Object.entries(FACTS).map(([name, values]) => [name, fc.constantFrom(...values)]))),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((brokers) => ({
    ...catalogue,
    carriers: brokers.map((values, index) => ({
      ...catalogue.carriers[0],
      id: `made-${index}`,
      stack: [],
      parts: [`made-${index}`],
      usualRank: index,
      facts: new Map(Object.entries(values).map(([name, value]) => [name, fact(value)])),
      limits: [],
      modes: [],
    })),
  }));

/** Needs at which something usually fails. */
const hard = fc.record(
  {
    ordering: fc.constantFrom('per-key', 'total'),
    replay: fc.constantFrom('recovery', 'history'),
    retention: fc.constantFrom('1d', '90d', 'forever'),
    throughput: fc.constantFrom('100/s', '1k/s', '100k/s'),
    processing: fc.constantFrom('1ms', '5ms', '1s'),
    delay: fc.constantFrom('10m', '2d'),
    acknowledgment: fc.constantFrom('delivery', 'completion'),
    consumers: fc.constantFrom('several', 'open'),
    streaming: fc.constant(true),
    reply: fc.constantFrom('immediate'),
    cloud: fc.constantFrom('aws', 'azure', 'gcp', 'self-hosted'),
  },
  { requiredKeys: [] },
);

/** All smallest sets of needs to give up, by trying every set there is. */
function bruteForce(given: Catalogue, stated: object) {
  const { needs } = flowOf(rulebook, stated);
  const names = [...needs.keys()];
  const possible = (dropped: readonly string[]) => {
    const left = new Map([...needs].filter(([name]) => !dropped.includes(name)));
    return given.carriers.filter((carrier) => matchCarrier(carrier, left, given, criteria).match !== 'cannot');
  };
  const sets = names.reduce<string[][]>((all, name) => [...all, ...all.map((set) => [...set, name])], [[]]);
  const found = sets
    .map((dropped) => ({ dropped, allows: possible(dropped) }))
    .filter(({ allows }) => allows.length > 0);
  const size = Math.min(...found.map(({ dropped }) => dropped.length));
  return size === 0
    ? []
    : found
        .filter(({ dropped }) => dropped.length === size)
        .map(({ dropped, allows }) => ({ needs: [...dropped].sort(), allows: allows.map(({ id }) => id).sort() }));
}

const sorted = (list: readonly { needs: readonly string[]; allows: readonly string[] }[]) =>
  list
    .map(({ needs, allows }) => ({ needs: [...needs].sort(), allows: [...allows].sort() }))
    .sort((a, b) => (a.needs.join() < b.needs.join() ? -1 : 1));

describe('needs to give up', () => {
  it('are exactly the smallest sets that brute force finds, on made-up catalogues', () => {
    fc.assert(
      fc.property(small, hard, (given, stated) => {
        const expected = bruteForce(given, stated);
        // Four at once is the most that is worth showing.
        if (expected.some(({ needs }) => needs.length > 4)) return;
        expect(sorted(needsToDrop(given, flowOf(rulebook, stated).needs, criteria))).toEqual(sorted(expected));
      }),
      { numRuns: runs(400) },
    );
  });

  it('none of them contains another, and each is needed whole', () => {
    fc.assert(
      fc.property(small, hard, (given, stated) => {
        const found = needsToDrop(given, flowOf(rulebook, stated).needs, criteria);
        for (const one of found)
          for (const other of found)
            if (one !== other) expect(other.needs.every((name) => one.needs.includes(name))).toBe(false);
      }),
      { numRuns: runs(100) },
    );
  });

  it('there are none where something can carry the flow, on the shipped catalogue', () => {
    fc.assert(
      fc.property(flows, (stated) => {
        const { needs } = flowOf(rulebook, stated);
        const possible = catalogue.carriers.some(
          (carrier) => matchCarrier(carrier, needs, catalogue, criteria).match !== 'cannot',
        );
        expect(needsToDrop(catalogue, needs, criteria).length === 0).toBe(possible);
      }),
      { numRuns: runs(60) },
    );
  });

  it.each([
    [{ ordering: 'total', throughput: '100k/s', processing: '5ms' }, [['ordering'], ['processing'], ['throughput']]],
    [{ cloud: 'azure', delay: '40d', streaming: true, replay: 'none' }, []],
  ])('%j', (stated, expected) => {
    const found = needsToDrop(catalogue, flowOf(rulebook, stated).needs, criteria);
    expect(sorted(found).map(({ needs }) => needs)).toEqual(expected);
    for (const { allows } of found) expect(allows.length).toBeGreaterThan(0);
  });
});
