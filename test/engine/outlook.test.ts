import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDecided, nothingSaid, outlook, regionOf, verdict } from '../../src/engine/index.js';
import { inFull, runs } from '../random-runs.js';
import { base, engineOf, flowOf, specOf } from './arbitrary.js';
import { everyChoice, range, regionOfNeeds, truthOf, worldOf } from './oracle.js';

test('the outlook on partial answers is what every complete set of answers says', () => {
  fc.assert(
    fc.property(flowOf({ criteria: 6, rules: 8 }), ({ spec, masks }) => {
      const truth = truthOf(worldOf(spec), masks);
      const seen = outlook(engineOf(spec), masks);
      expect(range(4).filter((region) => (seen.reachable & (1 << region)) !== 0)).toEqual([...truth.regions].sort());
      expect(seen.least).toEqual(truth.least);
      expect(seen.most).toEqual(truth.most);
      expect(seen.style).toBe(truth.style);
      expect(seen.fired).toEqual(truth.fired);
      expect(isDecided(seen)).toBe(truth.regions.size <= 1);
      for (const region of range(4)) {
        expect(seen.likelihood[region]).toBeCloseTo(truth.likelihood[region], 9);
        expect(seen.likelihood[region] > 0).toBe(truth.regions.has(region));
      }
    }),
    { numRuns: runs(800) },
  );
});

test('the verdict on a known flow is the region of its needs, and -1 where it cannot be', () => {
  fc.assert(
    fc.property(specOf({ criteria: 5, rules: 8 }), (spec) => {
      const engine = engineOf(spec);
      const regions = new Map(worldOf(spec).cases.map(({ cells, region }) => [cells.join(), region]));
      for (const cells of everyChoice(spec.cells)) {
        expect(verdict(engine, cells)).toBe(regions.get(cells.join()) ?? -1);
      }
    }),
    { numRuns: runs(300) },
  );
});

test('a known flow is decided, and its outlook is its verdict', () => {
  fc.assert(
    fc.property(specOf({ criteria: 4, rules: 8 }), (spec) => {
      const engine = engineOf(spec);
      for (const { cells, region, m, e } of worldOf(spec).cases) {
        const seen = outlook(
          engine,
          cells.map((cell) => 1 << cell),
        );
        expect([seen.style, seen.reachable, seen.least.m, seen.most.e]).toEqual([region, 1 << region, m, e]);
      }
    }),
    { numRuns: runs(100) },
  );
});

test('the regions of the plane are those of whole-number arithmetic, also where a ratio is met exactly', () => {
  const spec = (threshold: number, ratio: number, floor: number) => base([], [], { threshold, ratio, floor });
  const SIDE = inFull(40, 12);
  for (const ratio of [0, 1 / 4, 1 / 3, 2 / 5, 1 / 2, 2 / 3, 1]) {
    for (const given of [spec(4, ratio, 2), spec(1, ratio, 3), spec(0, ratio, 0)]) {
      for (const [m, e, decisive] of everyChoice([SIDE, SIDE, 4])) {
        expect(regionOf(given.regions, m, e, decisive)).toBe(regionOfNeeds(given, m, e, decisive));
      }
    }
  }
});

test('a rule base without a rule leaves everything to whatever runs already', () => {
  const spec = base([2, 3], [], { threshold: 4, ratio: 1 / 3, floor: 2 }, 0);
  const seen = outlook(engineOf(spec), nothingSaid(spec.cells));
  expect(seen).toMatchObject({ style: 3, reachable: 8, likelihood: [0, 0, 0, 1], fired: [] });
});

test('thirty cells are as good as three', () => {
  const last = 2 ** 29;
  const spec = {
    cells: [30, 2],
    parent: 1,
    prior: [[Array.from({ length: 30 }, () => 1)], [[1, 2]]],
    rules: [{ when: { criterion: 0, mask: last }, m: 5, e: 0, decisive: true }],
    exclusions: [{ all: [{ criterion: 1, mask: 1 }, { not: { criterion: 0, mask: last } }] }],
    regions: { threshold: 4, ratio: 1 / 3, floor: 2 },
  };
  const engine = engineOf(spec);
  expect(outlook(engine, nothingSaid(spec.cells)).likelihood[0]).toBeCloseTo((1 + 2) / (1 + 60), 12);
  expect(outlook(engine, [2 ** 30 - 1, 1])).toMatchObject({ style: 0, reachable: 1, fired: [0] });
  expect(outlook(engine, [last, 2])).toMatchObject({ style: 0, reachable: 1 });
  expect(outlook(engine, [last / 2, 1]).reachable).toBe(0);
});
