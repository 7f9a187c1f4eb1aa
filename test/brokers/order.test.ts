import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CarrierMatch } from '../../src/brokers/index.js';
import { adviceOn } from '../answers.js';
import { runs } from '../random-runs.js';
import { catalogue, FLOWS, needs as flows, ORDER, rankedOn, rulebook } from './base.js';

type Given = { readonly [criterion: string]: unknown };

/** A composition of just these brokers. */
const isMadeOf = ({ parts }: CarrierMatch['carrier'], used: readonly string[]) =>
  parts.length > 1 && [...parts].sort().join() === [...used].sort().join();

/** What decides between two neighbours, in the contract's order; each the smaller the better. */
function places(given: Given, used: readonly string[], running: readonly string[]) {
  const said = given.cloud === undefined || given.cloud === 'any' ? 'portable first' : 'no matter';
  return ({ carrier, match, objections }: CarrierMatch): (number | string)[] => [
    ORDER.indexOf(match),
    match === 'fits' && (used.includes(carrier.id) || isMadeOf(carrier, used)) ? 0 : 1,
    carrier.parts.length > 0 && carrier.parts.every((part) => running.includes(part)) ? 0 : 1,
    objections.filter((objection) => objection.match === 'strains').length,
    given.operations === 'low' ? carrier.effort : 0,
    said === 'portable first' && carrier.places.length === 1 ? 1 : 0,
    carrier.usualRank,
    carrier.id,
  ];
}

function expectOrdered(given: Given, used: readonly string[] = [], running: readonly string[] = []) {
  const keys = rankedOn(given, used, running).map(places(given, used, running));
  keys.slice(1).forEach((key, index) => {
    const before = keys[index];
    const at = key.findIndex((part, place) => part !== before[place]);
    expect(at >= 0 && before[at] < key[at], `${before} before ${key}`).toBe(true);
  });
}

describe('the order of the contract', () => {
  it.each(FLOWS)('$id', ({ needs }) => {
    const given = needs as Given;
    expectOrdered(given);
    expectOrdered({ ...given, operations: 'low' });
    expectOrdered(given, ['sqs-fifo', 'kafka'], ['rabbitmq-quorum', 'sqs-standard', 'sns-standard']);
  });

  it('of any flow, whatever is used and running', () => {
    const ids = catalogue.carriers.map(({ id }) => id);
    const some = fc.subarray(ids, { maxLength: 3 });
    fc.assert(
      fc.property(flows, some, some, (given, used, running) => expectOrdered(given, used, running)),
      { numRuns: runs(60) },
    );
  });

  it('lists everything known, once', () => {
    const ids = rankedOn({ intent: 'event' }).map(({ carrier }) => carrier.id);
    expect([...ids].sort()).toEqual(catalogue.carriers.map(({ id }) => id).sort());
  });

  it('what is used and fits comes first, whatever else fits', () => {
    fc.assert(
      fc.property(flows, fc.nat(), (given, pick) => {
        const fitting = rankedOn(given).filter(({ match }) => match === 'fits');
        if (fitting.length === 0) return;
        const used = fitting[pick % fitting.length].carrier.id;
        expect(rankedOn(given, [used])[0].carrier.id).toBe(used);
        expect(
          rankedOn(
            given,
            [used],
            catalogue.carriers.map(({ id }) => id),
          )[0].carrier.id,
        ).toBe(used);
        const { broker, ...needs } = given;
        const advice = adviceOn(rulebook, needs, { uses: { broker: used } }).brokers[0];
        expect(advice.id).toBe(used);
        expect(advice.because.join()).toContain('keep it');
      }),
      { numRuns: runs(25) },
    );
  });

  it('what is used and does not fit gets no place for it', () => {
    const given = { ordering: 'per-key', cloud: 'aws' };
    const [first] = rankedOn(given, ['sqs-standard']);
    expect(first.carrier.id).not.toBe('sqs-standard');
    expect(first.match).toBe('fits');
  });

  it('what runs comes next, and a composition only where all its parts run', () => {
    const given = { intent: 'event', consumers: 'several', cloud: 'aws', acknowledgment: 'completion' };
    const firstWith = (running: string[]) => rankedOn(given, [], running)[0].carrier.id;
    expect(firstWith([])).toBe('sns-sqs');
    expect(firstWith(['eventbridge', 'sqs-standard'])).toBe('eventbridge-sqs');
    expect(firstWith(['eventbridge'])).toBe('sns-sqs');
    expect(rankedOn(given, ['sns-sqs'], ['eventbridge', 'sqs-standard'])[0].carrier.id).toBe('sns-sqs');
  });

  it.each([
    // Alike but for one thing.
    [{ acknowledgment: 'completion', elastic: true, operations: 'low' }, 'sqs-standard', 'rabbitmq-quorum'],
    [{ acknowledgment: 'completion', elastic: true, cloud: 'aws' }, 'sqs-standard', 'rabbitmq-quorum'],
    [{ acknowledgment: 'completion' }, 'rabbitmq-quorum', 'sqs-standard'],
    [{ acknowledgment: 'completion', cloud: 'any' }, 'rabbitmq-quorum', 'sqs-standard'],
    [{ replay: 'history', ordering: 'per-key' }, 'kafka', 'msk'],
    [{ replay: 'history', ordering: 'per-key', cloud: 'aws' }, 'msk', 'kafka'],
    [{ replay: 'history', ordering: 'per-key', cloud: 'aws', operations: 'low' }, 'kinesis', 'msk'],
  ])('%j: %s before %s', (given, before, after) => {
    const ids = rankedOn(given).map(({ carrier }) => carrier.id);
    expect(ids.indexOf(before)).toBeLessThan(ids.indexOf(after));
  });

  it('`running` in the needs counts as running, and silences the effort it asks', () => {
    const [first] = adviceOn(rulebook, { operations: 'low', replay: 'history', running: ['kafka'] }).brokers;
    expect(first).toMatchObject({ id: 'kafka', verdict: 'fits' });
    expect(first.because.join()).toContain('runs already');
    expect(adviceOn(rulebook, { operations: 'low', replay: 'history' }).brokers[0].id).not.toBe('kafka');
  });
});
