import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCarrier } from '../../src/brokers/index.js';
import type { CapabilityValue, Match } from '../../src/model/broker.js';
import { adviceOn, flowOf } from '../answers.js';
import { runs } from '../random-runs.js';
import { catalogue, criteria, needs as flows, matchesOn, ORDER, pick, rulebook } from './base.js';

function judged(needs: object, id: string) {
  const carrier = catalogue.carriers.find((each) => each.id === id);
  if (carrier === undefined) throw new Error(`no such broker: ${id}`);
  const { match, objections, mode } = matchCarrier(carrier, flowOf(rulebook, needs).needs, catalogue, criteria);
  const words = objections.map(({ because, workaround }) => `${because} → ${workaround}`).join('\n');
  return { match, words, objections, mode };
}

/** Needs, what carries them, the verdict, and a word of the reason. */
const TRAPS: readonly [needs: object, id: string, verdict: Match, reason?: RegExp][] = [
  // SQS standard keeps no order.
  [{ ordering: 'per-key' }, 'sqs-standard', 'cannot', /keeps no order/],
  [{ ordering: 'total' }, 'sqs-standard', 'cannot', /no single order/],
  [{ ordering: ['per-key', 'total'] }, 'sqs-standard', 'cannot', /order/],
  [{ ordering: 'per-key', acknowledgment: 'completion', operations: 'low', cloud: 'aws' }, 'sqs-standard', 'cannot'],
  [{ ordering: 'per-key' }, 'sqs-fifo', 'fits'],
  [{ ordering: 'per-key' }, 'sns-sqs', 'cannot', /order/],
  [{ ordering: 'per-key' }, 'eventbridge-sqs', 'cannot', /order/],

  // One order for all is one unit, at the rate of that unit.
  [{ ordering: 'total', throughput: '300/s' }, 'sqs-fifo', 'fits'],
  [{ ordering: 'total', throughput: '301/s' }, 'sqs-fifo', 'strains', /300\/s.*batches/],
  [{ ordering: 'total', throughput: '3k/s' }, 'sqs-fifo', 'strains', /batches, up to 3k\/s/],
  [{ ordering: 'total', throughput: '3001/s' }, 'sqs-fifo', 'cannot', /one message group.*3k\/s by quota/],
  [{ ordering: 'per-key', throughput: '3001/s' }, 'sqs-fifo', 'fits'],
  [{ ordering: 'total', throughput: '300/s' }, 'sns-fifo', 'fits'],
  [{ ordering: 'total', throughput: '301/s' }, 'sns-fifo', 'cannot', /300\/s/],
  [{ ordering: 'total', throughput: '300/s' }, 'sns-fifo-sqs-fifo', 'fits'],
  [{ ordering: 'total', throughput: '301/s' }, 'sns-fifo-sqs-fifo', 'cannot', /300\/s/],
  [{ ordering: 'total', throughput: '1k/s' }, 'kinesis', 'fits'],
  [{ ordering: 'total', throughput: '1001/s' }, 'kinesis', 'cannot', /one shard.*1k\/s/],
  [{ ordering: 'total', throughput: '100k/s' }, 'kafka', 'fits'],
  [{ ordering: 'total', throughput: '100k/s' }, 'msk', 'fits'],
  // 1 / processing bounds everybody.
  [{ ordering: 'total', throughput: '200/s', processing: '5ms' }, 'kafka', 'fits'],
  [
    { ordering: 'total', throughput: '201/s', processing: '5ms' },
    'kafka',
    'cannot',
    /at most 200\/s \(1 \/ processing\)/,
  ],
  [{ ordering: 'total', throughput: '100k/s', processing: '5ms' }, 'kafka', 'cannot', /1 \/ processing/],
  [{ ordering: 'total', throughput: '201/s', processing: '5ms' }, 'sqs-fifo', 'cannot', /1 \/ processing/],
  [{ ordering: 'total', throughput: '250/s', processing: '1ms' }, 'sqs-fifo', 'fits'],
  [{ ordering: 'per-key', throughput: '201/s', processing: '5ms' }, 'kafka', 'fits'],
  [{ ordering: 'total', throughput: '100/s..1k/s', processing: '5ms' }, 'kafka', 'fits'],
  [{ ordering: 'total', throughput: '200/s', processing: '5ms..1s' }, 'kafka', 'fits'],
  [{ ordering: ['none', 'total'], throughput: '100k/s', processing: '5ms' }, 'kafka', 'fits'],

  // A log commits a position.
  [{ acknowledgment: 'completion', processing: '90s' }, 'kafka', 'strains', /position.*behind/s],
  [{ acknowledgment: 'completion', processing: '90s' }, 'msk', 'strains', /position.*behind/s],
  [{ acknowledgment: 'completion', processing: '90s' }, 'sqs-standard', 'fits'],
  [{ acknowledgment: 'completion' }, 'kafka', 'strains', /one failing record holds up/],
  [{ acknowledgment: 'delivery' }, 'kafka', 'fits'],
  [{ acknowledgment: 'completion', processing: '13h' }, 'sqs-standard', 'cannot', /12 hours/],

  // Nothing gives back the past beyond its retention.
  [{ replay: 'history', retention: '365d' }, 'kinesis', 'fits'],
  [{ replay: 'history', retention: '366d' }, 'kinesis', 'cannot', /365d at most/],
  [{ replay: 'history', retention: 'forever' }, 'kinesis', 'cannot', /365d/],
  [{ replay: 'history', retention: '365d' }, 'eventbridge-custom-bus', 'strains', /only since 2026-09/],
  [{ replay: 'history', retention: '366d' }, 'eventbridge-custom-bus', 'cannot', /365d/],
  [{ replay: 'history', retention: '90d' }, 'azure-event-hubs', 'fits', /premium/i],
  [{ replay: 'history', retention: '7d' }, 'azure-event-hubs', 'fits'],
  [{ replay: 'history', retention: '91d' }, 'azure-event-hubs', 'cannot', /90d|7d/],
  [{ replay: 'history', retention: 'forever' }, 'kafka', 'fits'],
  [{ replay: 'history' }, 'sqs-standard', 'cannot', /past/],
  [{ replay: 'recovery' }, 'sqs-standard', 'cannot', /handled/],
  [{ replay: 'history' }, 'rabbitmq-quorum', 'cannot', /past/],
  [{ replay: 'history' }, 'sns-standard', 'cannot', /past/],
  // The classic bus replays its archive out of order.
  [{ replay: 'history' }, 'eventbridge', 'strains', /in the order/i],
  [{ replay: 'recovery' }, 'eventbridge', 'fits'],
  [{ replay: 'history', ordering: 'none' }, 'eventbridge', 'strains', /in the order/i],
  [{ replay: 'history', ordering: 'per-key' }, 'eventbridge', 'cannot', /order/],
  [{ replay: 'recovery', ordering: 'per-key' }, 'eventbridge', 'cannot', /order/],

  // Payloads over the limit ask for a claim check.
  [{ payload: '1MiB' }, 'sqs-standard', 'fits'],
  [{ payload: '2MiB' }, 'sqs-standard', 'strains', /claim check/],
  [{ payload: '2MiB' }, 'sqs-fifo', 'strains', /claim check/],
  [{ payload: '2MiB' }, 'sns-sqs', 'strains', /claim check/],
  [{ payload: '11MiB' }, 'kinesis', 'strains', /claim check/],
  [{ payload: '2MiB' }, 'kafka', 'strains', /raise the limit/],

  // Delay.
  [{ delay: '15m' }, 'sqs-standard', 'fits'],
  [{ delay: '20m' }, 'sqs-standard', 'cannot', /15m at most/],
  [{ delay: '1s' }, 'sqs-fifo', 'cannot', /0s at most/],
  [{ delay: '15m' }, 'sqs-fifo', 'cannot', /0s/],
  [{ delay: '0' }, 'sqs-fifo', 'fits'],
  [{ delay: '1s' }, 'kafka', 'cannot'],
  [{ delay: '20m' }, 'azure-service-bus', 'fits'],
  [{ delay: '30d' }, 'google-cloud-tasks', 'fits'],
  [{ delay: '31d' }, 'google-cloud-tasks', 'cannot', /30d/],

  // Share groups give up order and seeking.
  [{ ordering: 'per-key' }, 'kafka-share-group', 'cannot', /order/],
  [{ ordering: 'total' }, 'kafka-share-group', 'cannot', /order/],
  [{ replay: 'history' }, 'kafka-share-group', 'cannot', /past/],
  [{ replay: 'recovery' }, 'kafka-share-group', 'cannot', /handled/],
  [{ ordering: 'per-key' }, 'share-group-view', 'cannot', /order/],
  [
    { ordering: 'none', acknowledgment: 'completion', elastic: true },
    'kafka-share-group',
    'strains',
    /five deliveries/,
  ],

  // A sender that cannot go on without the outcome.
  [{ reply: 'immediate' }, 'synchronous-call', 'fits'],
  [{ reply: 'immediate' }, 'kafka', 'cannot', /no way back/],
  [{ reply: 'immediate' }, 'sqs-standard', 'strains', /record of its own.*correlation id and a timeout/],

  // Where it is to be had.
  [{ cloud: 'azure' }, 'sqs-standard', 'cannot', /not offered on azure/],
  [{ cloud: 'gcp' }, 'azure-service-bus', 'cannot', /not offered on gcp/],
  [{ cloud: 'self-hosted' }, 'google-pubsub', 'cannot', /not offered on self-hosted/],
  [{ cloud: 'self-hosted' }, 'kafka', 'fits'],
  [{ cloud: 'any' }, 'sqs-standard', 'fits'],
  [{ cloud: ['aws', 'azure'] }, 'sqs-standard', 'strains', /in part/],

  // Half an answer rules nothing out that its other half allows.
  [{ ordering: ['none', 'per-key'] }, 'sqs-standard', 'strains', /settle `ordering`/],
  [{ replay: ['none', 'history'] }, 'sqs-standard', 'strains', /in part/],
  [{ delay: '0..1h' }, 'sqs-standard', 'strains', /in part/],
  [{ retention: '1d..400d' }, 'kinesis', 'strains', /in part/],

  // One consuming service per queue.
  [{ consumers: 'several' }, 'sqs-standard', 'cannot', /one consuming service/],
  [{ consumers: 'several' }, 'sns-sqs', 'fits'],
  [{ streaming: true }, 'sqs-standard', 'cannot', /stream processor/],
];

describe('traps', () => {
  it.each(
    TRAPS.map(([needs, id, verdict, reason]) => ({ needs: JSON.stringify(needs), id, verdict, reason, given: needs })),
  )('$needs → $id $verdict', ({ given, id, verdict, reason }) => {
    const found = judged(given, id);
    expect({ verdict: found.match, words: found.words }).toMatchObject({ verdict });
    if (reason && verdict !== 'fits') expect(found.words).toMatch(reason);
    if (verdict === 'fits') expect(found.words).toBe('');
  });
});

const verdictsOn = (given: object) =>
  new Map(matchesOn(given).map(({ carrier, match }) => [carrier.id, match] as const));

describe('what holds for any flow', () => {
  it('SQS standard never carries an ordered flow', () => {
    fc.assert(
      fc.property(flows, fc.constantFrom('per-key', 'total', ['per-key', 'total']), (given, ordering) => {
        expect(verdictsOn({ ...given, ordering }).get('sqs-standard')).toBe('cannot');
      }),
      { numRuns: runs(100) },
    );
  });

  it('a sender that cannot wait gets a call first where no broker is needed, else after all that fits', () => {
    const given = { intent: 'command', reply: 'immediate', consumers: 'one' };
    const call = adviceOn(rulebook, { ...given, workflow: 'single', replay: 'none', streaming: false, delay: '0' });
    expect(call.broker.needed).toBe(false);
    expect(call.brokers[0].id).toBe('synchronous-call');
    const open = adviceOn(rulebook, given);
    expect(open.broker.needed).toBe(null);
    const at = open.brokers.findIndex(({ id }) => id === 'synchronous-call');
    expect(open.brokers.slice(at + 1).filter(({ verdict }) => verdict === 'fits')).toEqual([]);
    expect(open.brokers[at].verdict).toBe('fits');
  });

  it('an unstated need never counts against anybody: without any, all fit but for libraries and what is young', () => {
    const strained = matchesOn({}).filter(({ match }) => match !== 'fits');
    for (const { match, objections, carrier } of strained) {
      expect({ match, weights: objections.map(({ weight }) => weight) }).toEqual({
        match: 'strains',
        weights: objections.map(() => 'costly'),
      });
      expect(carrier.stack.length > 0 || carrier.since !== undefined).toBe(true);
    }
    expect(strained.length).toBeLessThan(catalogue.carriers.length / 5);
  });

  it('leaving an answer out never makes a verdict worse', () => {
    fc.assert(
      fc.property(
        flows.chain((given) => fc.tuple(fc.constant(given), fc.subarray(Object.keys(given)))),
        ([given, kept]) => {
          const [full, less] = [verdictsOn(given), verdictsOn(pick(given, kept))];
          for (const [id, verdict] of less)
            expect(ORDER.indexOf(verdict), `${id} ${JSON.stringify([given, kept])}`).toBeLessThanOrEqual(
              ORDER.indexOf(full.get(id) as Match),
            );
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('answers at ease count against nobody', () => {
    // `operations: high`, `cloud: any`, no order, no replay, no delay: as good as not said.
    const easy = {
      ordering: 'none',
      replay: 'none',
      delay: '0',
      priority: false,
      elastic: false,
      streaming: false,
      reply: 'none',
      consumers: 'one',
      acknowledgment: 'none',
      operations: 'high',
      cloud: 'any',
    };
    fc.assert(
      fc.property(fc.subarray(Object.keys(easy)), (names) => {
        const [eased, plain] = [verdictsOn(pick(easy, names)), verdictsOn({})];
        // A scheduler is for what is scheduled.
        for (const found of [eased, plain]) found.delete('eventbridge-scheduler');
        expect(eased).toEqual(plain);
      }),
      { numRuns: runs(40) },
    );
  });

  it('half an answer never yields `cannot` where one of its halves does not', () => {
    const choices = {
      ordering: ['none', 'per-key', 'total'],
      replay: ['none', 'recovery', 'history'],
      cloud: ['aws', 'gcp', 'azure'],
      reply: ['none', 'async', 'immediate'],
      consumers: ['one', 'several'],
    };
    for (const [name, values] of Object.entries(choices))
      for (const a of values)
        for (const b of values) {
          if (a === b) continue;
          const [one, other, both] = [{ [name]: a }, { [name]: b }, { [name]: [a, b] }].map(verdictsOn);
          for (const [id, verdict] of both) {
            const out = one.get(id) === 'cannot' && other.get(id) === 'cannot';
            expect(verdict === 'cannot', `${id} ${name}: [${a}, ${b}]`).toBe(out);
            if (one.get(id) === 'fits' && other.get(id) === 'fits') expect(verdict).toBe('fits');
          }
        }
  });
});

describe('what is not known', () => {
  const fact = (more: Partial<CapabilityValue>): CapabilityValue => ({
    value: undefined,
    text: 'x',
    source: { title: 'a page', url: 'https://example.com' },
    asOf: '2026-11-24',
    recalled: false,
    ...more,
  });
  const made = (facts: { readonly [name: string]: CapabilityValue }) => {
    const carrier = { ...catalogue.carriers[0], id: 'made', parts: ['made'], limits: [], modes: [] };
    return { ...carrier, facts: new Map(Object.entries(facts)) };
  };
  const on = (facts: { readonly [name: string]: CapabilityValue }, given: object) =>
    matchCarrier(made(facts), flowOf(rulebook, given).needs, catalogue, criteria);

  it.each([
    [{ ordering: 'per-key' }, { orderingScope: fact({ value: 'none' }) }, 'cannot'],
    [{ replay: 'history' }, { replay: fact({ value: 'none' }) }, 'cannot'],
    [{ delay: '20m' }, { delayMax: fact({ value: 0 }) }, 'cannot'],
    [{ cloud: 'aws' }, { cloud: fact({ value: ['gcp'] }) }, 'cannot'],
    [{ retention: '1d' }, { retentionMax: fact({ value: 60 }) }, 'cannot'],
    [{ streaming: true }, { streaming: fact({ value: false }) }, 'cannot'],
  ])('%j: a fact that was read rules out, the same one only recalled does not', (given, facts, verdict) => {
    const more = { totalOrder: fact({ value: false }), ...facts };
    expect(on(more, given).match).toBe(verdict);
    const recalled = Object.fromEntries(
      Object.entries(more).map(([name, each]) => [name, { ...each, recalled: true }]),
    );
    expect(on(recalled, given).match).toBe('unknown');
  });

  it('a rate for one unit that is only recalled does not rule out either', () => {
    const given = { ordering: 'total', throughput: '1k/s' };
    const facts = {
      totalOrder: fact({ value: true }),
      rateMax: fact({ value: 1e9 }),
      ratePerKey: fact({ value: 300 }),
    };
    expect(on(facts, given).match).toBe('cannot');
    const recalled = { ...facts, ratePerKey: fact({ value: 300, recalled: true }) };
    expect(on(recalled, given).match).not.toBe('cannot');
  });

  it.each([
    { ordering: 'per-key' },
    { ordering: 'total' },
    { replay: 'history' },
    { retention: '1d' },
    { delay: '1h' },
    { payload: '1KB' },
    { throughput: '1M/s' },
    { latency: '1s' },
    { processing: '1m' },
    { cloud: 'aws' },
    { acknowledgment: 'completion' },
    { streaming: true },
    { reply: 'immediate' },
    { consumers: 'several' },
    { priority: true },
    { elastic: true },
  ])('%j against a broker of which nothing is published is unknown, and says what to measure', (given) => {
    const { match, objections } = on({}, given);
    expect(match).toBe('unknown');
    expect(objections[0].because).toMatch(/published/);
    expect(objections[0].workaround).toMatch(/measure it/);
  });

  it('a limit that whoever runs it sets meets any need', () => {
    expect(on({ retentionMax: fact({}) }, { retention: '90d' }).match).toBe('fits');
    expect(on({ rateMax: fact({}) }, { throughput: '1M/s' }).match).toBe('fits');
    expect(on({ rateMax: fact({ value: Number.POSITIVE_INFINITY }) }, { throughput: '1M/s' }).match).toBe('fits');
  });
});
