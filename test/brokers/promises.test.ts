import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SystemAnalysis } from '../../src/advice/index.js';
import { portfolioOf } from '../../src/brokers/index.js';
import { advise, check, parseSystem } from '../../src/index.js';
import { systemOf } from '../answers.js';
import { runs } from '../random-runs.js';
import { catalogue, needs as flows, pick, rulebook } from './base.js';

type Given = { readonly [criterion: string]: unknown };

const WRONG = ['over-quota', 'broker-cannot', 'payload-over-limit'];

/** What `check` says of a flow that is carried by something. */
function found(needs: Given, uses: object): string[] {
  const text = JSON.stringify({ driven: 1, system: 'test', flows: { flow: { needs, uses } } });
  const { system } = parseSystem(text, rulebook);
  if (system === undefined) throw new Error('not read');
  return check(system, rulebook, '2026-11-28').map(({ rule }) => rule);
}

/** A file of some flows. */
function read(all: readonly Given[], more: object = {}) {
  const described = Object.fromEntries(all.map((given, at) => [`flow-${at}`, { needs: { ...given, ...more } }]));
  const { system } = parseSystem(JSON.stringify({ driven: 1, system: 'test', flows: described }), rulebook);
  if (system === undefined) throw new Error('not read');
  return system;
}

const rankings = (all: readonly Given[], more: object = {}) =>
  new SystemAnalysis(read(all, more), rulebook).flows.map(({ carriers }) => carriers.ranking);

/** Loads that meet the quotas there are, beside the needs of the other tests. */
const loaded = fc
  .tuple(
    flows,
    fc.record(
      {
        throughput: fc.constantFrom(
          '50/s',
          '450/s',
          '800/s',
          '4k/s',
          '25k/s',
          '45k/s',
          '300k/s',
          '2M/s',
          '100/s..6k/s',
        ),
        payload: fc.constantFrom('500B', '4KB', '100KB', '300KB', '900KB', '3MB', '40MB'),
        processing: fc.constantFrom('5ms', '200ms', '3s', '45s', '10m'),
        cloud: fc.constantFrom('aws', 'azure', 'gcp', 'self-hosted'),
      },
      { requiredKeys: ['throughput'] },
    ),
  )
  .map(([given, load]): Given => ({ ...given, ...load }));

describe('what advice promises', () => {
  it('what it puts first and says to fit is over no quota and no limit of `check`', () => {
    fc.assert(
      fc.property(loaded, (given) => {
        const [[first]] = rankings([given]);
        if (first.match !== 'fits') return;
        const rules = found(given, { broker: first.carrier.id, claimCheck: false });
        expect(rules.filter((rule) => WRONG.includes(rule))).toEqual([]);
      }),
      { numRuns: runs(4000) },
    );
  });

  it('a system of one flow runs what that flow has first', () => {
    fc.assert(
      fc.property(loaded, (given) => {
        const { flows: all, recommendation } = advise(systemOf(rulebook, given), rulebook);
        const [first] = all[0].brokers;
        const parts = catalogue.carriers.find(({ id }) => id === first.id)?.parts ?? [];
        expect(recommendation.portfolio.brokers).toEqual(first.verdict === 'cannot' ? [] : [...parts].sort());
      }),
      { numRuns: runs(100) },
    );
  });

  it('saying that a platform of the recommendation runs changes nothing', () => {
    fc.assert(
      fc.property(loaded, (given) => {
        const portfolio = portfolioOf(rankings([given]));
        for (const { id } of portfolio.platforms) {
          const again = portfolioOf(rankings([given], { running: [id] }));
          expect(again.brokers, JSON.stringify(given)).toEqual(portfolio.brokers);
          expect(again.adds).not.toContain(id);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('nor does saying so of all platforms of a system of several flows', () => {
    fc.assert(
      fc.property(fc.array(loaded, { minLength: 2, maxLength: 4 }), (all) => {
        const portfolio = portfolioOf(rankings(all));
        const again = portfolioOf(rankings(all, { running: portfolio.platforms.map(({ id }) => id) }));
        expect([again.unmet, again.costly]).toEqual([portfolio.unmet, portfolio.costly]);
        expect(again.adds).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  });

  it('where the cloud is open, no product of a single cloud comes before one that does as well elsewhere', () => {
    fc.assert(
      fc.property(loaded, fc.constantFrom(undefined, 'any'), (given, cloud) => {
        const open = pick(
          given,
          Object.keys(given).filter((name) => name !== 'cloud'),
        );
        const needs = cloud === undefined ? open : { ...open, cloud };
        const [[first, ...others]] = rankings([needs]);
        if (first.match === 'cannot' || first.carrier.places.length !== 1) return;
        for (const other of others)
          if (
            other.carrier.parts.length > 0 &&
            ['fits', 'strains'].includes(other.match) &&
            other.carrier.places.length > 1
          )
            expect(
              other.costly > first.costly || other.adds.length > first.adds.length,
              `${first.carrier.id} ${other.carrier.id}`,
            ).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});
