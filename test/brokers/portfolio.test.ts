import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativesTo, portfolioOf, type RankedCarrier } from '../../src/brokers/index.js';
import type { Carrier, Match } from '../../src/model/broker.js';
import type { Portfolio, PortfolioCost } from '../../src/model/carrying.js';
import { runs } from '../random-runs.js';

const IDS = ['a', 'b', 'c', 'd', 'e'];

const carrierOf = (id: string, parts: readonly string[], platforms: readonly string[]): Carrier => ({
  id,
  name: id,
  family: id,
  kind: 'queue',
  what: id,
  parts,
  platforms,
  aliases: [],
  stack: [],
  inherent: [],
  usualRank: 1,
  usualBecause: 'made up',
  checked: '2026-11-24',
  facts: new Map(),
  effort: 0,
  places: [],
  limits: [],
  modes: [],
});

type Rankings = readonly (readonly RankedCarrier[])[];

const usability = ({ match }: RankedCarrier) => (match === 'cannot' ? 2 : match === 'unknown' ? 1 : 0);

/** Up to five brokers on up to four platforms, up to two compositions, one call, some platforms free, up to four flows. */
const small: fc.Arbitrary<Rankings> = fc
  .record({
    brokers: fc.integer({ min: 1, max: 5 }),
    on: fc.array(fc.constantFrom('P', 'Q', 'R', 'S'), { minLength: 5, maxLength: 5 }),
    pairs: fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 2 }),
    call: fc.boolean(),
    free: fc.subarray(['P', 'Q', 'R', 'S']),
  })
  .chain(({ brokers, on, pairs, call, free }) => {
    const single = IDS.slice(0, brokers).map((id, index) => carrierOf(id, [id], [on[index]]));
    const together = pairs.map(([one, other], index) => {
      const parts = [...new Set([IDS[one % brokers], IDS[other % brokers]])];
      return carrierOf(`mix-${index}`, parts, [...new Set(parts.map((part) => on[IDS.indexOf(part)]))]);
    });
    const carriers = [...single, ...together, ...(call ? [carrierOf('call', [], [])] : [])];
    const verdict = fc.constantFrom<[Match, number, number]>(
      ['fits', 0, 0],
      ['strains', 0, 1],
      ['strains', 0, 2],
      ['strains', 1, 0],
      ['strains', 1, 2],
      ['strains', 2, 0],
      ['unknown', 0, 0],
      ['cannot', 0, 0],
    );
    const flow = fc
      .array(fc.tuple(verdict, fc.nat(9)), { minLength: carriers.length, maxLength: carriers.length })
      .map((verdicts) => {
        const ranked = carriers.map((carrier, index): RankedCarrier & { taste: number } => {
          const [[match, costly, routine], taste] = verdicts[index];
          const adds = carrier.platforms.filter((platform) => !free.includes(platform));
          return { carrier, match, costly, routine, objections: [], adds, taste };
        });
        // As the contract orders them, as far as it matters here.
        return ranked.sort(
          (x, y) =>
            usability(x) - usability(y) ||
            x.costly - y.costly ||
            x.adds.length - y.adds.length ||
            x.taste - y.taste ||
            (x.carrier.id < y.carrier.id ? -1 : 1),
        );
      });
    return fc.array(flow, { minLength: 1, maxLength: 4 });
  });

type Key = readonly (number | string)[];

function compare(a: Key, b: Key): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : a[at] < b[at] ? -1 : 1;
}

/** What may carry a flow, and how many stand before it; nothing to run counts only where it comes first. */
const optionsOf = (ranking: readonly RankedCarrier[]) =>
  ranking
    .map((ranked, place) => ({ ranked, place }))
    .filter(({ ranked, place }) => ranked.match !== 'cannot' && (ranked.carrier.parts.length > 0 || place === 0));

type Choice = readonly (ReturnType<typeof optionsOf>[number] | undefined)[];

/** One choice for each flow, or none: every way there is. */
function choices(rankings: Rankings): Choice[] {
  return rankings.reduce<Choice[]>(
    (all, ranking) => all.flatMap((choice) => [...optionsOf(ranking), undefined].map((option) => [...choice, option])),
    [[]],
  );
}

function costOf(choice: Choice) {
  const chosen = choice.flatMap((option) => option ?? []);
  const sum = (of: (option: (typeof chosen)[number]) => number) => chosen.reduce((so, option) => so + of(option), 0);
  return {
    none: choice.length - chosen.length,
    unmet: choice.length - chosen.filter(({ ranked }) => usability(ranked) === 0).length,
    costly: sum(({ ranked }) => ranked.costly),
    adds: [...new Set(chosen.flatMap(({ ranked }) => ranked.adds))].sort() as readonly string[],
    routine: sum(({ ranked }) => ranked.routine),
    distance: sum(({ place }) => place),
    brokers: [...new Set(chosen.flatMap(({ ranked }) => ranked.carrier.parts))].sort(),
  };
}
type Cost = ReturnType<typeof costOf>;

/** The contract's comparison: flows unmet, costly strains, platforms to add, distance, ids. */
const keyOf = ({ none, unmet, costly, adds, distance, brokers }: Cost): Key => [
  unmet,
  none,
  costly,
  adds.length,
  distance,
  brokers.join(),
];

const bestOf = (rankings: Rankings) =>
  choices(rankings)
    .map(costOf)
    .reduce((best, cost) => (compare(keyOf(cost), keyOf(best)) < 0 ? cost : best));

const told = ({ unmet, costly, adds, routine, brokers }: Portfolio | Cost) => ({
  unmet,
  costly,
  adds,
  routine,
  brokers,
});

describe('portfolio', () => {
  it('is the best of all choices, in the order unmet, costly, platforms to add, distance, ids', () => {
    fc.assert(
      fc.property(small, (rankings) => {
        const found = portfolioOf(rankings);
        const best = bestOf(rankings);
        expect({ ...told(found), distance: found.distance }).toEqual({ ...told(best), distance: best.distance });
      }),
      { numRuns: runs(600) },
    );
  });

  it('of one flow is what comes first for it', () => {
    fc.assert(
      fc.property(small, (rankings) => {
        for (const ranking of rankings) {
          const [first] = ranking;
          const { brokers, carries } = portfolioOf([ranking]);
          if (first.match === 'cannot') expect(brokers).toEqual([]);
          else {
            expect(carries).toEqual([first.carrier.id]);
            expect(brokers).toEqual([...first.carrier.parts].sort());
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('names for each flow what carries it, and which flows go over which platform', () => {
    fc.assert(
      fc.property(small, (rankings) => {
        const { brokers, carries, platforms, adds } = portfolioOf(rankings);
        expect(carries).toHaveLength(rankings.length);
        carries.forEach((id, flow) => {
          const taken = rankings[flow].find(({ carrier }) => carrier.id === id);
          if (taken === undefined) return;
          expect(taken.match).not.toBe('cannot');
          expect(taken.carrier.parts.filter((part) => !brokers.includes(part))).toEqual([]);
          for (const id of taken.carrier.platforms)
            expect(platforms.find((platform) => platform.id === id)?.flows).toContain(flow);
        });
        expect(platforms.filter(({ runs }) => !runs).map(({ id }) => id)).toEqual(adds);
      }),
      { numRuns: runs(300) },
    );
  });

  it('nothing to carry, nothing to run', () => {
    expect(portfolioOf([])).toEqual({
      brokers: [],
      unmet: 0,
      costly: 0,
      adds: [],
      routine: 0,
      distance: 0,
      carries: [],
      platforms: [],
    });
  });

  it('flows with the same needs share their ranking, and ten thousand of them take no time', () => {
    const of = (id: string, platform: string, place: number): RankedCarrier => ({
      carrier: carrierOf(id, [id], [platform]),
      match: 'fits',
      objections: [],
      costly: 0,
      routine: place,
      adds: [platform],
    });
    const kinds = Array.from({ length: 400 }, (_, kind) =>
      Array.from({ length: 12 }, (_, index) =>
        of(`b${(index * (1 + (kind % 7)) + kind) % 23}`, `p${(index + kind) % 13}`, index),
      ),
    );
    const rankings = Array.from({ length: 10_000 }, (_, flow) => kinds[flow % kinds.length]);
    const start = performance.now();
    const best = portfolioOf(rankings);
    alternativesTo(best, rankings);
    expect(best.unmet).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

const vector = ({ unmet, costly, adds, routine }: PortfolioCost) => [unmet, costly, adds.length, routine];
const beats = (a: readonly number[], b: readonly number[]) => a.some((part, at) => part < b[at]);
const matches = (a: readonly number[], b: readonly number[]) => a.every((part, at) => part <= b[at]);

/** For each set of platforms, the choice with the fewest strains; without sets of which something lies idle. */
function leanSets(rankings: Rankings): Cost[] {
  const platforms = [...new Set(rankings.flatMap((ranking) => ranking.flatMap(({ adds }) => adds)))];
  const sets = platforms.reduce<string[][]>((all, id) => [...all, ...all.map((set) => [...set, id])], [[]]);
  return sets.flatMap((set) => {
    const choice = rankings.map((ranking) =>
      optionsOf(ranking)
        .filter(({ ranked }) => ranked.adds.every((id) => set.includes(id)))
        .sort((x, y) =>
          compare(
            [usability(x.ranked), x.ranked.costly, x.ranked.routine, x.place],
            [usability(y.ranked), y.ranked.costly, y.ranked.routine, y.place],
          ),
        )
        .at(0),
    );
    const cost = costOf(choice);
    return cost.brokers.length > 0 && cost.adds.length === set.length ? [cost] : [];
  });
}

describe('alternatives', () => {
  it('are the other sets that are better in something, and that none equals or beats in everything', () => {
    fc.assert(
      fc.property(small, (rankings) => {
        const best = portfolioOf(rankings);
        const all = leanSets(rankings).filter((cost) => beats(vector(cost), vector(best)));
        const front = all.filter(
          (cost) =>
            !all.some((other) => matches(vector(other), vector(cost)) && vector(other).join() !== vector(cost).join()),
        );
        const expected = [...new Set(front.map((cost) => vector(cost).join()))];
        const found = alternativesTo(best, rankings);
        const vectors = found.map((other) => vector(other).join());
        expect(new Set(vectors).size).toBe(vectors.length);
        for (const each of vectors) expect(expected).toContain(each);
        // What is left out is the recommended set with its flows spread otherwise, or the sixth and on.
        const missing = front.filter((cost) => !vectors.includes(vector(cost).join()));
        if (vectors.length < 5)
          for (const cost of missing)
            expect(
              front
                .filter((other) => vector(other).join() === vector(cost).join())
                .some(({ brokers }) => brokers.join() === best.brokers.join()),
            ).toBe(true);
        expect(vectors.length).toBeLessThanOrEqual(5);
        expect(found.map(vector)).toEqual(found.map(vector).sort(compare));
      }),
      { numRuns: runs(400) },
    );
  });
});
