import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCarrier, type RankedCarrier } from '../../src/brokers/index.js';
import type { Carrier } from '../../src/model/broker.js';
import { adviceOn, flowOf } from '../answers.js';
import { runs } from '../random-runs.js';
import { catalogue, criteria, FLOWS, needs as flows, rankedOn, rulebook } from './base.js';

type Given = { readonly [criterion: string]: unknown };

/** What is in use: a composition of just these brokers, where there is one; else each of them. */
function carriedBy(used: readonly string[]): readonly string[] {
  const whole = catalogue.carriers.find(
    ({ parts }) => used.length > 1 && parts.length > 1 && [...parts].sort().join() === [...used].sort().join(),
  );
  return whole === undefined ? used : [whole.id];
}

const platform = (id: string) => catalogue.platforms.find((each) => each.id === id);
const carrierOf = (id: string) => catalogue.carriers.find((each) => each.id === id) as Carrier;
const LEVELS = ['low', 'medium', 'high'];

/** What decides between two neighbours, straight from the contract's words; each the smaller the better. */
function places(given: Given, used: readonly string[], running: readonly string[]) {
  const named = [...used, ...running];
  const brokers = named.flatMap((id) => catalogue.carriers.find((each) => each.id === id)?.parts ?? []);
  const operated = new Set([
    ...named.filter((id) => platform(id)),
    ...brokers.flatMap((id) => carrierOf(id).platforms),
  ]);
  const there = (id: string) => operated.has(id) || (given.cloud !== undefined && platform(id)?.cloud === given.cloud);
  const placed = given.cloud !== undefined && given.cloud !== 'any';
  const inUse = carriedBy(used);
  return ({ carrier, match, costly, routine }: RankedCarrier): (number | string)[] => {
    const usable = match === 'fits' || match === 'strains';
    // The same software, run by somebody else.
    const elsewhere = carrier.modes.some((mode) => mode.platform !== undefined && named.includes(mode.platform));
    const isNamed =
      elsewhere ||
      carrier.parts.some((part) => brokers.includes(part)) ||
      carrier.platforms.some((id) => named.includes(id));
    const runs = carrier.platforms.some((id) => operated.has(id) && platform(id)?.cloud === undefined);
    const steps = carrier.effort - LEVELS.indexOf(String(given.operations));
    const counts = given.operations === 'low' || (given.operations !== undefined && steps >= 2);
    return [
      usable ? 0 : match === 'unknown' ? 1 : 2,
      usable && costly === 0 && inUse.includes(carrier.id) ? 0 : 1,
      costly,
      elsewhere ? 0 : carrier.platforms.filter((id) => !there(id)).length,
      isNamed ? 0 : runs ? 1 : 2,
      placed && carrier.platforms.some((id) => platform(id)?.service !== true) ? 1 : 0,
      !placed && carrier.places.length === 1 ? 1 : 0,
      counts && !elsewhere && !carrier.platforms.every((id) => operated.has(id)) ? carrier.effort : 0,
      carrier.inherent.some((id) => !askedFor(id, given)) ? 1 : 0,
      routine,
      carrier.usualRank,
    ];
  };
}

/** What asks for what some carriers bring to every flow. */
function askedFor(inherent: string, given: Given): boolean {
  const long = ['90d', '365d', '400d', 'forever', '14600d', '366d', '3650d'].includes(String(given.retention));
  switch (inherent) {
    case 'order':
      return given.ordering === 'per-key' || given.ordering === 'total';
    case 'deduplication':
      return given.duplicates === 'harmful';
    case 'log':
      return given.replay === 'recovery' || given.replay === 'history' || given.streaming === true || long;
    case 'at-most-once':
      return given.acknowledgment === 'none' || given.reply === 'immediate';
    case 'durability':
      return given.acknowledgment !== 'none' || given.replay !== 'none';
    case 'enterprise':
    case 'devices':
      return false;
    default:
      return given.workflow === 'steps';
  }
}

/** Flows on which the short reading of `askedFor` above is the whole one. */
const isPlain = (given: Given) =>
  given.workflow !== 'steps' &&
  !(
    given.retention !== undefined && !['1d', '14d', '90d', '365d', '400d', 'forever'].includes(String(given.retention))
  ) &&
  !(typeof given.throughput === 'string' && /\d{5}|k\/s|M\/s/.test(given.throughput));

function expectOrdered(given: Given, used: readonly string[] = [], running: readonly string[] = []) {
  if (!isPlain(given)) return;
  const keyOf = places(given, used, running);
  // A call is no broker and has a place of its own.
  const keys = rankedOn(given, used, running)
    .filter(({ carrier }) => carrier.parts.length > 0)
    .map((ranked) => [...keyOf(ranked), ranked.carrier.id]);
  keys.slice(1).forEach((key, index) => {
    const before = keys[index];
    const at = key.findIndex((part, place) => part !== before[place]);
    expect(at >= 0 && before[at] < key[at], `${before} before ${key} ${JSON.stringify(given)}`).toBe(true);
  });
}

const ids = [...catalogue.carriers, ...catalogue.platforms].map(({ id }) => id);
const someOf = (list: readonly string[]) => fc.subarray([...list], { maxLength: 3 });
const carrierIds = catalogue.carriers.map(({ id }) => id);

describe('the order of the contract', () => {
  it.each(FLOWS)('$id', ({ needs }) => {
    const given = needs as Given;
    expectOrdered(given);
    expectOrdered({ ...given, operations: 'low' });
    expectOrdered(given, ['sqs-fifo', 'kafka'], ['rabbitmq-quorum', 'sqs-standard', 'sns-standard']);
  });

  it('of any flow, whatever is used and running', () => {
    fc.assert(
      fc.property(flows, someOf(carrierIds), someOf(ids), (given, used, running) =>
        expectOrdered(given, used, running),
      ),
      { numRuns: runs(300) },
    );
  });

  it('lists every broker once, and compositions only where each of their parts does worse', () => {
    fc.assert(
      fc.property(flows, (given) => {
        const listed = rankedOn(given).map(({ carrier }) => carrier.id);
        expect(new Set(listed).size).toBe(listed.length);
        const { needs } = flowOf(rulebook, given);
        const of = (id: string) => {
          const { match, costly, routine } = matchCarrier(carrierOf(id), needs, catalogue, criteria);
          return [['fits', 'strains'].includes(match) ? 0 : match === 'unknown' ? 1 : 2, costly, routine];
        };
        const better = (a: number[], b: number[]) => {
          const at = a.findIndex((part, place) => part !== b[place]);
          return at >= 0 && a[at] < b[at];
        };
        for (const { id, parts } of catalogue.carriers) {
          const composed = parts.length > 0 && !parts.includes(id);
          const worth = !composed || (of(id)[0] < 2 && parts.every((part) => better(of(id), of(part))));
          expect(listed.includes(id), `${id} ${JSON.stringify(given)}`).toBe(worth);
        }
      }),
      { numRuns: runs(150) },
    );
  });

  it('a composition never stands above a part that does as well', () => {
    fc.assert(
      fc.property(flows, someOf(ids), (given, running) => {
        const ranked = rankedOn(given, [], running);
        ranked.forEach(({ carrier, match, costly, routine }, at) => {
          if (carrier.parts.includes(carrier.id)) return;
          for (const part of ranked.slice(at + 1))
            if (carrier.parts.includes(part.carrier.id) && part.match === match)
              expect([part.costly, part.routine]).not.toEqual([costly, routine]);
        });
      }),
      { numRuns: runs(150) },
    );
  });

  it('what is used and has no costly strain comes first, whatever else fits', () => {
    fc.assert(
      fc.property(flows, fc.nat(), (given, choice) => {
        const usable = rankedOn(given).filter(
          ({ match, costly, carrier }) =>
            (match === 'fits' || match === 'strains') && costly === 0 && carrier.parts.length > 0,
        );
        if (usable.length === 0) return;
        const used = usable[choice % usable.length].carrier.id;
        expect(rankedOn(given, [used])[0].carrier.id).toBe(used);
        expect(rankedOn(given, [used], carrierIds)[0].carrier.id).toBe(used);
        const advice = adviceOn(rulebook, given, { uses: { broker: used } }).brokers[0];
        if (advice.id === 'synchronous-call') return;
        expect(advice.id).toBe(used);
        if (advice.verdict === 'fits') expect(advice.because.join()).toContain('keep it');
      }),
      { numRuns: runs(25) },
    );
  });

  it('what is used and cannot do gets no place for it', () => {
    const given = { ordering: 'per-key', cloud: 'aws' };
    const [first] = rankedOn(given, ['sqs-standard']);
    expect(first.carrier.id).not.toBe('sqs-standard');
    expect(first.match).toBe('fits');
  });

  it('several brokers in use that make a composition are that composition', () => {
    const given = { intent: 'event', consumers: 'several', cloud: 'aws', acknowledgment: 'completion' };
    expect(rankedOn(given, ['eventbridge', 'sqs-standard'])[0].carrier.id).toBe('eventbridge-sqs');
  });

  it.each([
    // Alike but for one thing.
    [{ acknowledgment: 'completion', elastic: true, operations: 'low' }, 'postgresql-queue', 'rabbitmq-quorum'],
    [{ acknowledgment: 'completion', elastic: true, cloud: 'aws' }, 'sqs-standard', 'rabbitmq-quorum'],
    [{ acknowledgment: 'completion' }, 'rabbitmq-quorum', 'sqs-standard'],
    [{ acknowledgment: 'completion', cloud: 'any' }, 'rabbitmq-quorum', 'sqs-standard'],
    [{ acknowledgment: 'completion', cloud: 'aws', priority: true }, 'sqs-standard', 'postgresql-queue'],
    [{ acknowledgment: 'completion', cloud: 'aws' }, 'sqs-standard', 'sqs-fifo'],
    [{ replay: 'history', ordering: 'per-key' }, 'kafka', 'msk'],
    [{ replay: 'history', retention: '200d', ordering: 'per-key', cloud: 'aws' }, 'kinesis', 'msk'],
    [{ replay: 'history', ordering: 'per-key', cloud: 'aws' }, 'msk', 'kafka'],
    [{ intent: 'event', consumers: 'several', cloud: 'self-hosted' }, 'rabbitmq-quorum', 'kafka'],
    [{ intent: 'event', consumers: 'several', cloud: 'self-hosted', replay: 'recovery' }, 'kafka', 'rabbitmq-streams'],
    [{ intent: 'command', acknowledgment: 'completion', cloud: 'self-hosted' }, 'rabbitmq-quorum', 'bullmq'],
    [{ intent: 'command', workflow: 'steps', processing: '1h', cloud: 'self-hosted' }, 'temporal', 'rabbitmq-quorum'],
    [{ intent: 'command', workflow: 'steps', processing: '1s', cloud: 'self-hosted' }, 'rabbitmq-quorum', 'temporal'],
  ])('%j: %s before %s', (given, before, after) => {
    const listed = rankedOn(given).map(({ carrier }) => carrier.id);
    expect(listed).toContain(before);
    expect(listed).toContain(after);
    expect(listed.indexOf(before)).toBeLessThan(listed.indexOf(after));
  });

  it('a library is one of those who build in its language, or who run it', () => {
    const given = { intent: 'command', cloud: 'self-hosted' };
    const verdict = (more: object) =>
      adviceOn(rulebook, { ...given, ...more }).brokers.find(({ id }) => id === 'bullmq');
    expect(verdict({})).toMatchObject({ verdict: 'strains', objections: [{ weight: 'costly' }] });
    expect(verdict({ stack: ['python'] })).toMatchObject({ verdict: 'strains' });
    expect(verdict({ stack: ['python', 'node'] })).toMatchObject({ verdict: 'fits' });
    expect(verdict({ running: ['bullmq'] })).toMatchObject({ verdict: 'fits' });
  });

  it('`running` takes brokers, platforms and aliases, and what runs asks no effort', () => {
    for (const running of [['kafka'], ['apache-kafka'], ['kafka-share-group']]) {
      const [first] = adviceOn(rulebook, { operations: 'low', replay: 'history', running }).brokers;
      expect(first).toMatchObject({ id: 'kafka', verdict: 'fits' });
    }
    const [stream] = adviceOn(rulebook, { operations: 'low', replay: 'history', running: ['rabbitmq'] }).brokers;
    expect(stream.id).toBe('rabbitmq-streams');
    expect(adviceOn(rulebook, { operations: 'low', replay: 'history' }).brokers[0].id).not.toBe('kafka');
  });
});
