import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, rankCarriers } from '../../src/brokers/index.js';
import type { Carrier, Catalogue, Price } from '../../src/model/broker.js';
import type { MonthlyCost } from '../../src/model/carrying.js';
import { flowOf } from '../answers.js';
import { runs } from '../random-runs.js';
import { catalogue, criteria, estateFrom, needs as flows, rulebook } from './base.js';

const carrierOf = (id: string) => catalogue.carriers.find((carrier) => carrier.id === id) as Carrier;
const costOn = (carrier: Carrier, needs: object, consumers: number | 'unknown' = 1) =>
  costOf(flowOf(rulebook, needs).needs, criteria, consumers === 'unknown' ? undefined : consumers, carrier, catalogue);
const at = (id: string, needs: object, consumers?: number) => costOn(carrierOf(id), needs, consumers);
const inMode = (id: string, mode: string): Carrier => {
  const carrier = carrierOf(id);
  const { facts, price } = carrier.modes.find((each) => each.id === mode) ?? carrier;
  const both = { get: (name: string) => facts.get(name) ?? carrier.facts.get(name), keys: carrier.facts.keys };
  return { ...carrier, facts: both, price };
};
const amount = (cost: MonthlyCost | undefined) => (cost?.priced ? [cost.least, cost.most] : undefined);

const LOAD = { throughput: '200/s', payload: '4KB' };
/** 200 records a second for 730 hours. */
const RECORDS = 200 * 730 * 3600;
const GB = (RECORDS * 4000) / 1e9;

type Item = Price['items'][number];
const ITEM: Item = {
  what: 'things',
  usd: 2,
  counts: 'records',
  per: 1_000_000,
  times: 1,
  timesEachReader: 0,
  beyond: [],
};

/** A shipped broker with another price. */
function priced(items: readonly Partial<Item>[], keeps = 0): Carrier {
  const source = { title: 'A page', url: 'https://example.com/prices' };
  const price = {
    region: 'here',
    source,
    asOf: '2026-11-24',
    keeps,
    items: items.map((item) => ({ ...ITEM, ...item })),
  };
  return { ...carrierOf('kinesis'), price };
}

describe('what each kind of item comes to', () => {
  it.each<[string, Partial<Item>, object, number]>([
    ['records', {}, LOAD, (RECORDS / 1e6) * 2],
    ['each so many times', { times: 3 }, LOAD, (RECORDS / 1e6) * 6],
    ['and for each reader', { timesEachReader: 1 }, LOAD, (RECORDS / 1e6) * 4],
    ['in started steps', { step: 3000 }, LOAD, (RECORDS / 1e6) * 4],
    ['one that is full starts none', { step: 4000 }, LOAD, (RECORDS / 1e6) * 2],
    ['bytes', { counts: 'bytes', per: 1e9 }, LOAD, GB * 2],
    ['bytes in whole steps', { counts: 'bytes', per: 1e9, step: 3000 }, LOAD, GB * 1.5 * 2],
    ['a least size', { counts: 'bytes', per: 1e9, atLeast: 8000 }, LOAD, GB * 2 * 2],
    ['hours', { counts: 'hours', per: 1 }, LOAD, 730 * 2],
    ['units', { counts: 'unit-hours', per: 1 }, { throughput: '2500/s', payload: '1B' }, 3 * 730 * 2],
    ['units by bytes', { counts: 'unit-hours', per: 1 }, { throughput: '200/s', payload: '20KB' }, 4 * 730 * 2],
    ['kept', { counts: 'kept', per: 1e9 }, { ...LOAD, retention: '1d' }, ((200 * 4000 * 86400) / 1e9) * 2],
    [
      'after a time',
      { counts: 'kept', per: 1e9, after: 86400 },
      { ...LOAD, retention: '3d' },
      ((200 * 4000 * 172800) / 1e9) * 2,
    ],
    [
      'until a time',
      { counts: 'kept', per: 1e9, upTo: 86400 },
      { ...LOAD, retention: '3d' },
      ((200 * 4000 * 86400) / 1e9) * 2,
    ],
    ['not before that time', { counts: 'kept', per: 1e9, after: 86400 }, { ...LOAD, retention: '1d' }, 0],
    [
      'in tiers',
      {
        usd: 0,
        beyond: [
          { above: 1e8, usd: 1 },
          { above: 2e8, usd: 0.5 },
        ],
      },
      LOAD,
      100 + (RECORDS / 1e6 - 200) / 2,
    ],
  ])('%s', (_, item, needs, dollars) => {
    const [least = -1, most = -1] = amount(costOn(priced([item]), needs)) ?? [];
    expect(least).toBeCloseTo(dollars, 6);
    expect(most).toBeCloseTo(dollars, 6);
  });

  it('items add up, and each shows its own arithmetic', () => {
    const cost = costOn(priced([{}, { what: 'hours', counts: 'hours', per: 1, usd: 1 }]), LOAD);
    expect(amount(cost)?.[0]).toBeCloseTo((RECORDS / 1e6) * 2 + 730, 6);
    expect(cost?.priced && cost.items.map(({ formula }) => formula)).toEqual([
      'throughput × 730h × $2 / 1M',
      '730h × $1',
    ]);
    expect(cost?.inputs).toMatchObject({
      throughput: '200/s',
      'price of things': '$2 / 1M in here (A page, https://example.com/prices, 2026-11-24)',
    });
  });

  it('what a file keeps counts where nobody states it', () => {
    const item = { counts: 'kept', per: 1e9 } as const;
    expect(amount(costOn(priced([item], 86400), LOAD))?.[0]).toBeCloseTo(((200 * 4000 * 86400) / 1e9) * 2, 6);
    expect(amount(costOn(priced([item], 86400), { ...LOAD, retention: '2d' }))?.[0]).toBeCloseTo(
      ((200 * 4000 * 172800) / 1e9) * 2,
      6,
    );
  });
});

describe('a range', () => {
  it('goes from the least load to the most', () => {
    const needs = { throughput: '50/s..200/s', payload: '1KB..4KB' };
    const [least = 0, most = 0] = amount(costOn(priced([{ counts: 'bytes', per: 1e9 }]), needs)) ?? [];
    expect(least).toBeCloseTo(((50 * 730 * 3600 * 1000) / 1e9) * 2, 6);
    expect(most).toBeCloseTo(GB * 2, 6);
  });

  it('goes from full batches to single calls', () => {
    const [least = 0, most = 0] = amount(costOn(priced([{ batch: 10, step: 65536 }]), LOAD)) ?? [];
    expect([least, most].map((value) => Math.round((value * 1000) / most))).toEqual([100, 1000]);
    // Ten of 20 KB are four steps of 64 KiB.
    const large = amount(costOn(priced([{ batch: 10, step: 65536 }]), { ...LOAD, payload: '20KB' })) ?? [];
    expect(large[0] / large[1]).toBeCloseTo(0.4, 9);
  });

  it('never begins above its end, at any load, on any broker', () => {
    fc.assert(
      fc.property(
        flows,
        fc.constantFrom(...catalogue.carriers),
        fc.constantFrom('unknown' as const, 1, 3),
        (given, carrier, to) => {
          const found = amount(costOn(carrier, given, to));
          if (found !== undefined)
            expect(found[0] >= 0 && found[0] <= found[1] && Number.isFinite(found[1])).toBe(true);
        },
      ),
      { numRuns: runs(400) },
    );
  });
});

describe('what is not known', () => {
  it.each([
    ['sqs-standard', { payload: '4KB' }, ['throughput']],
    ['sqs-standard', { throughput: '200/s' }, ['payload']],
    ['google-cloud-tasks', {}, ['throughput', 'payload']],
    ['kinesis', { ...LOAD, retention: 'forever' }, ['retention (with an end)']],
    ['azure-event-hubs', { throughput: '200/s' }, ['payload']],
  ])('%s with %j lacks %j', (id, needs, lacks) => {
    expect(at(id, needs)).toMatchObject({ priced: false, lacks, unknown: [] });
    expect(at(id, needs)?.paidFor[0].text).not.toBe('');
  });

  it('without a list price there is what is billed, and how much of it', () => {
    const cost = at('kafka', LOAD, 2);
    expect(cost).toMatchObject({ priced: false, unknown: ['kafka'], lacks: [] });
    expect(cost?.inputs).toMatchObject({
      'records a month': '526 million',
      'data in a month': '2,100 GB',
      'data out a month': '4,200 GB',
    });
  });

  it('consumers that nobody counted are one, and that is said', () => {
    const cost = costOn(carrierOf('kinesis'), LOAD, 'unknown');
    expect(cost?.priced && cost.assumes).toContain('one consuming service');
    expect(cost?.priced && (at('kinesis', LOAD, 1) as typeof cost).assumes).not.toContain('one consuming service');
  });

  it('units that nothing sizes have no price', () => {
    const carrier = { ...priced([{ counts: 'unit-hours', per: 1 }]), facts: new Map() };
    expect(costOn(carrier, LOAD)).toMatchObject({ priced: false, unknown: ['kinesis'] });
  });
});

describe('the shipped prices', () => {
  it.each<[string, number, number]>([
    ['sqs-standard', 63.1, 631],
    ['sqs-fifo', 78.8, 788],
    ['sns-standard', 263, 263],
    ['eventbridge', 526, 526],
    ['eventbridge-scheduler', 526, 526],
    ['kinesis', 281, 281],
    ['msk-serverless', 887, 887],
    ['azure-service-bus', 555, 555],
    ['azure-event-hubs', 36.6, 36.6],
    ['azure-event-grid', 631, 631],
    ['azure-storage-queue', 631, 631],
    ['google-pubsub', 153, 153],
    ['google-cloud-tasks', 420, 420],
    ['cloudflare-queues', 631, 631],
    ['step-functions', 39_400, 39_400],
  ])('%s, at 200/s of 4 KB: $%s to $%s', (id, least, most) => {
    expect(amount(at(id, LOAD))?.map((value) => Number(value.toPrecision(3)))).toEqual([least, most]);
  });

  it('a mode has its own, or none where it is billed otherwise', () => {
    expect(amount(costOn(inMode('kinesis', 'provisioned'), LOAD))?.[0]).toBeCloseTo(730 * 0.015 + 525.6 * 0.014, 6);
    expect(amount(costOn(inMode('azure-service-bus', 'premium'), LOAD))?.[0]).toBeCloseTo(730 * 0.9275, 6);
    expect(amount(costOn(inMode('step-functions', 'express'), LOAD))).toBeUndefined();
    expect(amount(costOn(inMode('azure-event-hubs', 'dedicated'), LOAD))).toBeUndefined();
  });

  it('a composition is the sum of its parts, with a queue for each consuming service', () => {
    const [topic = [], queue = []] = [at('sns-standard', LOAD), at('sqs-standard', LOAD)].map(amount);
    const whole = amount(at('sns-sqs', LOAD, 3)) ?? [];
    expect(whole[0]).toBeCloseTo(topic[0] + 3 * queue[0], 6);
    expect(whole[1]).toBeCloseTo(topic[1] + 3 * queue[1], 6);
    // An outcome goes to the log once, whoever reads it, and the commands have one queue.
    const log = amount(at('kinesis', LOAD, 2)) ?? [];
    const outcome = at('sqs-outcome-log', LOAD, 2);
    expect(outcome?.paidFor.map(({ carrier }) => carrier)).toEqual(['kinesis', 'sqs-standard']);
    expect((amount(outcome) ?? [])[1]).toBeGreaterThanOrEqual(log[1] + queue[1]);
  });

  it('a composition with a part that has no price has none', () => {
    expect(at('kafka-sqs', LOAD)).toMatchObject({ priced: false, unknown: ['msk'] });
    // Its own file says what is billed for it, and gives no price.
    expect(at('kinesis-lake', LOAD)).toMatchObject({ priced: false, unknown: ['kinesis-lake'] });
  });
});

describe('the ranking', () => {
  const free: Catalogue = {
    ...catalogue,
    carriers: catalogue.carriers.map(({ price: _, modes, ...carrier }) => ({
      ...carrier,
      modes: modes.map(({ price: __, ...mode }) => mode),
    })),
  };

  it('is the same without any price', () => {
    fc.assert(
      fc.property(flows, (given) => {
        const { needs } = flowOf(rulebook, given);
        const how = { used: [], estate: estateFrom([], []), needed: null };
        const order = (of: Catalogue) =>
          rankCarriers(of, needs, criteria, how).map(({ carrier, match, mode }) => [carrier.id, match, mode?.id]);
        expect(order(free)).toEqual(order(catalogue));
      }),
      { numRuns: runs(150) },
    );
  });
});
