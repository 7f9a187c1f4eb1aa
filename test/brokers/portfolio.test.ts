import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CarrierMatch, oneFewer, portfolioOf } from '../../src/brokers/index.js';
import type { Carrier, Match } from '../../src/model/broker.js';
import type { Objection } from '../../src/model/carrying.js';
import { runs } from '../random-runs.js';
import { ORDER } from './base.js';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];

const carrierOf = (id: string, parts: readonly string[], effort: number): Carrier => ({
  id,
  name: id,
  family: id,
  kind: 'queue',
  what: id,
  parts,
  usualRank: 1,
  usualBecause: 'made up',
  checked: '2026-11-24',
  facts: new Map(),
  effort,
  places: [],
  limits: [],
  modes: [],
});

const objection = (match: Objection['match']): Objection => ({ match, criteria: [], because: '', workaround: '' });

interface Small {
  readonly carriers: readonly Carrier[];
  readonly rankings: readonly (readonly CarrierMatch[])[];
  readonly running: readonly string[];
}

/** Up to six brokers, up to two compositions of them, one thing that needs none, and up to five flows. */
const small: fc.Arbitrary<Small> = fc
  .record({
    brokers: fc.integer({ min: 1, max: 5 }),
    efforts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 }),
    pairs: fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 2 }),
    call: fc.boolean(),
    running: fc.subarray(IDS),
  })
  .chain(({ brokers, efforts, pairs, call, running }) => {
    const single = IDS.slice(0, brokers).map((id, index) => carrierOf(id, [id], efforts[index]));
    const together = pairs.map(([one, other], index) =>
      carrierOf(`mix-${index}`, [...new Set([IDS[one % brokers], IDS[other % brokers]])], 2),
    );
    const carriers = [...single, ...together, ...(call ? [carrierOf('call', [], 0)] : [])];
    const one = fc.constantFrom<[Match, number]>(
      ['fits', 0],
      ['strains', 1],
      ['strains', 2],
      ['unknown', 1],
      ['cannot', 1],
    );
    const flow = fc.array(one, { minLength: carriers.length, maxLength: carriers.length }).map((matches) =>
      carriers
        .map((carrier, index): CarrierMatch => {
          const [match, count] = matches[index];
          const objections = match === 'fits' ? [] : Array.from({ length: count }, () => objection(match));
          return { carrier, match, objections };
        })
        .sort((x, y) => ORDER.indexOf(x.match) - ORDER.indexOf(y.match)),
    );
    return fc.record({
      carriers: fc.constant(carriers),
      rankings: fc.array(flow, { minLength: 1, maxLength: 5 }),
      running: fc.constant(running),
    });
  });

type Cost = [unmet: number, strains: number, added: number, effort: number, count: number, ids: string];

/** The cost of a set of brokers, straight from the contract's words. */
function costOf({ carriers, rankings, running }: Small, brokers: readonly string[]): Cost {
  let [unmet, strains] = [0, 0];
  for (const ranking of rankings) {
    const usable = ranking.filter(
      ({ carrier, match }, place) =>
        match !== 'cannot' &&
        (carrier.parts.length > 0 || place === 0) &&
        carrier.parts.every((part) => brokers.includes(part)),
    );
    if (usable.length === 0) unmet++;
    else strains += Math.min(...usable.map(({ objections }) => objections.length));
  }
  const added = brokers.filter((id) => !running.includes(id)).length;
  const effort = brokers.reduce((sum, id) => sum + (carriers.find((each) => each.id === id)?.effort ?? 1), 0);
  return [unmet, strains, added, effort, brokers.length, [...brokers].sort().join()];
}

function cheaper(a: Cost, b: Cost): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] < b[at];
}

function subsets(ids: readonly string[]): string[][] {
  return ids.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
}

const cheapest = (system: Small, sets: readonly string[][]) =>
  sets.map((brokers) => costOf(system, brokers)).reduce((best, cost) => (cheaper(cost, best) ? cost : best));

const singlesOf = ({ carriers }: Small) => [...new Set(carriers.flatMap(({ parts }) => parts))].sort();

describe('portfolio', () => {
  it('is the cheapest of all sets of brokers, in the order unmet, strains, not yet running, effort, ids', () => {
    fc.assert(
      fc.property(small, (system) => {
        const found = portfolioOf(system.rankings, system.running, system.carriers);
        const cost = [
          found.unmet,
          found.strains,
          found.added,
          found.effort,
          found.brokers.length,
          found.brokers.join(),
        ];
        expect(cost).toEqual(cheapest(system, subsets(singlesOf(system))));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('one fewer is the cheapest of the sets with one broker less', () => {
    fc.assert(
      fc.property(small, (system) => {
        const best = portfolioOf(system.rankings, system.running, system.carriers);
        const fewer = oneFewer(best, system.rankings, system.running, system.carriers);
        if (best.brokers.length < 2) {
          expect(fewer).toBeUndefined();
          return;
        }
        const sets = subsets(singlesOf(system)).filter((set) => set.length === best.brokers.length - 1);
        const found = fewer ?? best;
        const cost = [
          found.unmet,
          found.strains,
          found.added,
          found.effort,
          found.brokers.length,
          found.brokers.join(),
        ];
        // Only brokers that some flow could use are tried; a useless one may fill up a set of brute force.
        const [unmet, strains, added, effort] = cheapest(
          system,
          sets.filter((set) => set.every((id) => useful(system).includes(id))),
        );
        expect(cost.slice(0, 4)).toEqual([unmet, strains, added, effort]);
      }),
      { numRuns: runs(500) },
    );
  });

  it('names for each flow what carries it: the best of its ranking that the set allows', () => {
    fc.assert(
      fc.property(small, (system) => {
        const { brokers, carries, unmet } = portfolioOf(system.rankings, system.running, system.carriers);
        expect(carries).toHaveLength(system.rankings.length);
        expect(carries.filter((id) => id === undefined)).toHaveLength(unmet);
        carries.forEach((id, flow) => {
          const taken = system.rankings[flow].find(({ carrier }) => carrier.id === id);
          if (taken === undefined) return;
          expect(taken.match).not.toBe('cannot');
          expect(taken.carrier.parts.filter((part) => !brokers.includes(part))).toEqual([]);
        });
      }),
      { numRuns: runs(200) },
    );
  });

  it('a broker that runs already and asks no effort is not named where nothing needs it', () => {
    const [a, b] = [carrierOf('a', ['a'], 0), carrierOf('b', ['b'], 0)];
    const [fitsA, fitsB, notA] = [
      { carrier: a, match: 'fits', objections: [] },
      { carrier: b, match: 'fits', objections: [] },
      { carrier: a, match: 'cannot', objections: [objection('cannot')] },
    ] as const;
    const { brokers } = portfolioOf(
      [
        [fitsB, notA],
        [fitsA, fitsB],
      ],
      ['a', 'b'],
      [a, b],
    );
    expect(brokers).toEqual(['b']);
  });

  it('nothing to carry, nothing to run', () => {
    expect(portfolioOf([], [], [])).toEqual({ brokers: [], unmet: 0, strains: 0, added: 0, effort: 0, carries: [] });
  });
});

/** Brokers that some option of some flow has as a part. */
function useful({ rankings }: Small): string[] {
  return rankings.flatMap((ranking) =>
    ranking.flatMap(({ carrier, match }) => (match === 'cannot' ? [] : carrier.parts)),
  );
}
