import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityOf } from '../../src/brokers/index.js';
import type { Figure } from '../../src/model/carrying.js';
import { adviceOn, flowOf } from '../answers.js';
import { runs } from '../random-runs.js';
import { catalogue, criteria, rulebook } from './base.js';

interface Ends {
  low: number;
  high: number;
}
type Inputs = { throughput?: Ends; processing?: Ends; payload?: Ends; retention?: Ends };

const UNITS = { throughput: '/s', processing: 's', payload: 'B', retention: 's' } as const;

const carrierOf = (id: string) => catalogue.carriers.find((carrier) => carrier.id === id);

function figures(inputs: Inputs, consumers?: number, id = 'kinesis'): Map<string, Figure> {
  const needs = Object.fromEntries(
    Object.entries(inputs).map(([name, { low, high }]) => {
      const unit = UNITS[name as keyof Inputs];
      return [name, low === high ? `${low}${unit}` : `${low}${unit}..${high}${unit}`];
    }),
  );
  const found = capacityOf(flowOf(rulebook, needs).needs, criteria, consumers, carrierOf(id));
  return new Map(found.map((figure) => [figure.figure, figure]));
}

const ends = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }), fc.boolean())
    .map(([a, b, range]): Ends => ({ low: range ? Math.min(a, b) : a, high: range ? Math.max(a, b) : a }));

const all = fc.record({
  throughput: ends(1, 5000),
  processing: ends(1, 500),
  payload: ends(1, 100_000),
  retention: ends(60, 1_000_000),
});

/** To which power each figure takes each input. */
const POWERS: { readonly [figure: string]: { readonly [input: string]: number } } = {
  inFlight: { throughput: 1, processing: 1 },
  workers: { throughput: 1, processing: 1 },
  perKeyCeiling: { processing: -1 },
  bytesIn: { throughput: 1, payload: 1 },
  egress: { throughput: 1, payload: 1, consumers: 1 },
  storage: { throughput: 1, payload: 1, retention: 1 },
  units: { throughput: 1 },
};
/** Rounded up, so `k` times as much is at most that and more than `k` less. */
const ROUNDED = ['workers', 'units'];

describe('sizing', () => {
  it.each(['throughput', 'processing', 'payload', 'retention', 'consumers'])(
    'scaling %s scales each figure as its formula says',
    (name) => {
      fc.assert(
        fc.property(all, fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 4 }), (inputs, k, consumers) => {
          const plain = figures(inputs, consumers);
          const by = name === 'consumers' ? inputs : { ...inputs, [name]: scaled(inputs[name as keyof Inputs], k) };
          const more = figures(by, name === 'consumers' ? consumers * k : consumers);
          expect([...more.keys()]).toEqual([...plain.keys()]);
          for (const [figure, { least, most }] of plain) {
            const other = more.get(figure) as Figure;
            for (const [before, after] of [
              [least, other.least],
              [most, other.most],
            ]) {
              const power = POWERS[figure][name] ?? 0;
              if (figure === 'units' && name === 'payload') {
                // The larger of what the rate and what the bytes need: it grows with either, at most as fast.
                expect(after).toBeGreaterThanOrEqual(before);
                expect(after).toBeLessThanOrEqual(before * k);
              } else if (ROUNDED.includes(figure) && power === 1) {
                expect(after).toBeLessThanOrEqual(before * k);
                expect(after).toBeGreaterThan((before - 1) * k);
              } else expect(after / before).toBeCloseTo(k ** power, 6);
            }
          }
        }),
        { numRuns: runs(60) },
      );
    },
  );

  it('a range in is a range out, its ends those of the ends; exact in, exact out', () => {
    fc.assert(
      fc.property(all, fc.integer({ min: 1, max: 4 }), (inputs, consumers) => {
        const at = (pick: keyof Ends) =>
          figures(
            Object.fromEntries(
              Object.entries(inputs).map(([name, value]) => [name, { low: value[pick], high: value[pick] }]),
            ),
            consumers,
          );
        const [low, high] = [at('low'), at('high')];
        for (const [name, figure] of figures(inputs, consumers)) {
          expect(figure.least).toBeLessThanOrEqual(figure.most);
          const [a, b] = [low.get(name)?.least ?? 0, high.get(name)?.most ?? 0];
          expect(figure.least).toBeCloseTo(Math.min(a, b), 6);
          expect(figure.most).toBeCloseTo(Math.max(a, b), 6);
          expect(Object.keys(figure.inputs).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('a wider range gives a wider figure', () => {
    fc.assert(
      fc.property(all, fc.integer({ min: 0, max: 50 }), (inputs, more) => {
        const wide = { ...inputs, throughput: { low: inputs.throughput.low, high: inputs.throughput.high + more } };
        const [narrow, wider] = [figures(inputs, 1), figures(wide, 1)];
        for (const [name, { least, most }] of narrow) {
          expect(wider.get(name)?.least).toBeLessThanOrEqual(least);
          expect(wider.get(name)?.most).toBeGreaterThanOrEqual(most);
        }
      }),
      { numRuns: runs(40) },
    );
  });

  const one = (value: number): Ends => ({ low: value, high: value });

  it.each<[Inputs, number | undefined, string, string, number, string]>([
    [{ throughput: one(200), processing: one(2) }, 1, 'sqs-fifo', 'inFlight', 400, 'records'],
    [{ throughput: one(200), processing: one(0.0025) }, 1, 'sqs-fifo', 'workers', 1, 'workers'],
    [{ throughput: one(201), processing: one(0.005) }, 1, 'sqs-fifo', 'workers', 2, 'workers'],
    [{ processing: one(0.005) }, 1, 'sqs-fifo', 'perKeyCeiling', 200, 'records/s'],
    [{ throughput: one(1000), payload: one(4000) }, 3, 'sns-sqs', 'egress', 12_000_000, 'B/s'],
    [{ throughput: one(1000), payload: one(4000) }, undefined, 'sns-sqs', 'bytesIn', 4_000_000, 'B/s'],
    [{ throughput: one(1000), payload: one(1000), retention: one(86400) }, 1, 'kafka', 'storage', 259_200_000_000, 'B'],
    // Kinesis: 1,000 records or 1 MB a second a shard.
    [{ throughput: one(10_000) }, 1, 'kinesis', 'units', 10, 'shard'],
    [{ throughput: one(10_001) }, 1, 'kinesis', 'units', 11, 'shard'],
    [{ throughput: one(1) }, 1, 'kinesis', 'units', 1, 'shard'],
  ])('%j, %s consuming services on %s: %s is %s %s', (inputs, consumers, id, name, value, unit) => {
    const figure = figures(inputs, consumers, id).get(name);
    expect(figure).toMatchObject({ least: value, most: value });
    expect(figure?.unit).toContain(unit);
  });

  it('what is not known is left out', () => {
    expect(figures({}).size).toBe(0);
    expect([...figures({ throughput: one(10) }).keys()]).toEqual(['units']);
    expect(figures({ throughput: one(10), payload: one(10) }).has('egress')).toBe(false);
    // What is kept for good has no size, and work that takes no time no ceiling.
    const needs = { throughput: '10/s', payload: '1KB', retention: 'forever' };
    const forever = capacityOf(flowOf(rulebook, needs).needs, criteria, 1, carrierOf('kafka'));
    expect(forever.map(({ figure }) => figure)).not.toContain('storage');
    expect(capacityOf(flowOf(rulebook, needs).needs, criteria, undefined, undefined).length).toBeGreaterThan(0);
  });

  it('each figure is held against the quota that names it', () => {
    const quota = (throughput: string) =>
      adviceOn(rulebook, { throughput, processing: '60s' }, { uses: { broker: 'sqs-fifo' } }).capacity.find(
        ({ figure }) => figure === 'inFlight',
      )?.quota;
    expect(quota('1k/s')).toMatchObject({ capability: 'inFlightMax', carrier: 'sqs-fifo', over: 'no' });
    expect(quota('2k/s')).toMatchObject({ over: 'no' });
    expect(quota('2001/s')).toMatchObject({ over: 'all' });
    expect(quota('1k/s..3k/s')).toMatchObject({ over: 'partly' });
    expect(quota('1k/s')?.fact.source.url).toMatch(/^https:/);
  });
});

function scaled({ low, high }: Ends, k: number): Ends {
  return { low: low * k, high: high * k };
}
