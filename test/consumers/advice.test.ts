import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/index.js';
import { adviceJson } from '../../src/render/advice-json.js';
import { adviceOn, systemOf } from '../answers.js';
import { runs } from '../random-runs.js';
import { own, published, rulebook } from './random.js';

const NAMES = ['stock', 'mail', 'facts'];
const each = (value: (name: string) => object | null) => Object.fromEntries(NAMES.map((name) => [name, value(name)]));

/** The advice of a flow but for the entries of its consumers, as it is printed. */
function bytes(needs: object, to: unknown): string {
  const json = JSON.parse(adviceJson(advise(systemOf(rulebook, needs, { from: 'orders', to }), rulebook)));
  return JSON.stringify({ ...json, flows: json.flows.map((flow: object) => ({ ...flow, consumers: [] })) });
}

const adviceOf = (needs: object, to: unknown) => adviceOn(rulebook, needs, { from: 'orders', to });

/** A change as a file would say it. */
const written = (change: { readonly [criterion: string]: string }) =>
  Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      value === 'true' || value === 'false' ? value === 'true' : value,
    ]),
  );

describe('a list, a map of nothings, and the same needs spelt out', () => {
  it('give the same advice', () => {
    fc.assert(
      fc.property(published, own, (flow, needs) => {
        const list = bytes({ ...flow, ...needs }, NAMES);
        expect(
          bytes(
            { ...flow, ...needs },
            each(() => null),
          ),
        ).toBe(list);
        expect(
          bytes(
            flow,
            each(() => ({ needs })),
          ),
        ).toBe(list);
        expect(
          bytes(
            { ...flow, ...needs },
            each(() => ({ needs })),
          ),
        ).toBe(list);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('a consumer', () => {
  it('is advised as a flow of its own with the needs merged', () => {
    fc.assert(
      fc.property(published, own, own, own, (flow, shared, first, second) => {
        const needs = { ...flow, ...shared };
        const { consumers } = adviceOf(needs, { stock: { needs: first }, mail: { needs: second }, facts: null });
        const audience = { consumers: 'several' };
        [first, second, {}].forEach((more, at) => {
          const alone = adviceOf({ ...needs, ...audience, ...more }, [NAMES[at]]);
          const { style, decided, likelihood, needs: pulls, reasons, brokers, pattern } = consumers[at];
          expect({ style, decided, likelihood, pulls }).toEqual({
            style: alone.style,
            decided: alone.decided,
            likelihood: alone.likelihood,
            pulls: alone.needs,
          });
          expect(reasons.map(({ rule }) => rule)).toEqual(alone.reasons.map(({ rule }) => rule));
          expect(brokers.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(
            alone.brokers.map(({ id, verdict }) => `${id} ${verdict}`),
          );
          expect(pattern?.id).toBe(alone.pattern?.id);
        });
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('the flow', () => {
  it('has the style of its consumers where they are alike, and is hybrid otherwise', () => {
    fc.assert(
      fc.property(published, own, own, (flow, first, second) => {
        const advice = adviceOf(flow, { stock: { needs: first }, mail: { needs: second } });
        const pulled = new Set(advice.consumers.map(({ style }) => style).filter((style) => style !== 'either'));
        const proven = Object.values(advice.likelihood).filter((share) => share > 0).length === 1;
        if (!proven)
          expect(advice.style).toBe(pulled.size === 0 ? 'either' : pulled.size === 1 ? [...pulled][0] : 'hybrid');
        expect(advice.decided).toBe(proven);
        expect(Object.values(advice.likelihood).reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
        if (!advice.findings.some(({ rule }) => rule === 'contradiction'))
          expect(advice.likelihood[advice.style] > 0 || !advice.decided).toBe(true);
        expect(advice.open.length === 0).toBe(advice.decided);
      }),
      { numRuns: runs(150) },
    );
  });

  it('flips as it says', () => {
    fc.assert(
      fc.property(published, own, own, (flow, first, second) => {
        const to = { stock: { needs: first }, mail: { needs: second } };
        for (const { change, style } of adviceOf(flow, to).flips) {
          expect(adviceOf({ ...flow, ...written(change) }, to).style).toBe(style);
        }
      }),
      { numRuns: runs(80) },
    );
  });
});

const EVENT = { intent: 'event', throughput: '200/s', payload: '2KB' };

describe('who takes it from what', () => {
  const ORDER = {
    stock: { needs: { acknowledgment: 'completion', processing: '2s' } },
    facts: { needs: { replay: 'history', retention: '30d', streaming: true } },
  };

  it('a consumer that works has a queue of its own behind a log that others read', () => {
    const advice = adviceOf({ ...EVENT, cloud: 'self-hosted', running: ['kafka', 'rabbitmq'] }, ORDER);
    expect(advice.style).toBe('hybrid');
    expect(advice.published).toBe(
      'published once to a log; `stock` works from a queue of its own, `facts` reads the log',
    );
    expect(advice.brokers[0]).toMatchObject({ id: 'log-feeding-queue', verdict: 'fits' });
    expect(advice.consumers.map(({ bridge }) => bridge?.id)).toEqual(['log-feeding-queue', undefined]);
  });

  it('the portfolio counts a queue that no composition names', () => {
    const system = systemOf(rulebook, { ...EVENT, cloud: 'aws' }, { from: 'orders', to: ORDER });
    const { portfolio } = advise(system, rulebook).recommendation;
    expect(portfolio.brokers).toHaveLength(2);
    expect(portfolio.brokers).toContain('sqs-standard');
  });

  it('consumers that all work have a subscription each', () => {
    const to = { stock: ORDER.stock, mail: { needs: { acknowledgment: 'completion', pace: 'steady' } } };
    const { published: sentence } = adviceOf({ ...EVENT, replay: 'none', ordering: 'none', cloud: 'aws' }, to);
    expect(sentence).toBe('published once to a topic; `stock` and `mail` each work from a queue of their own');
  });

  it('what goes out and the subscriptions add up, and every instance counts where it needs all', () => {
    const to = { web: { needs: { instances: 'each' }, uses: { maxConsumers: 40 } }, stock: ORDER.stock };
    const { capacity } = adviceOf(EVENT, to);
    const figure = (name: string) => capacity.find((each) => each.figure === name);
    expect(figure('subscriptions')).toMatchObject({ least: 2, most: 41 });
    expect(figure('egress')).toMatchObject({ least: 800_000, most: 16_400_000 });
    expect(figure('inFlight')).toMatchObject({ most: 400, formula: 'throughput × processing, for `stock`' });
  });

  it('names the consumer that a carrier strains for', () => {
    const [first] = adviceOf({ ...EVENT, running: ['kafka'], cloud: 'self-hosted' }, ORDER).brokers.filter(
      ({ id }) => id === 'kafka',
    );
    expect(first).toMatchObject({ verdict: 'strains' });
    expect(first.because[0]).toMatch(/^for `stock`: commits a position/);
  });
});

describe('every instance', () => {
  const EACH = { ...EVENT, instances: 'each', acknowledgment: 'none', replay: 'none', cloud: 'self-hosted' };

  it('is a matter of the broker, not of the style', () => {
    const [share, all] = ['share', 'each'].map((instances) => adviceOf({ ...EVENT, instances }, ['web', 'shop']));
    expect([all.style, all.likelihood]).toEqual([share.style, share.likelihood]);
    const verdict = (id: string) => all.brokers.find((broker) => broker.id === id)?.verdict;
    expect(verdict('kafka')).toBe('fits');
    expect(verdict('sqs-standard')).toBe('cannot');
    expect(verdict('sns-standard')).toBe('strains');
  });

  it('has a pattern of its own', () => {
    expect(adviceOf(EACH, ['web', 'shop']).pattern?.id).toBe('instance-subscriptions');
  });
});
