import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CarrierCounts } from '../../src/brokers/index.js';
import type { Answers } from '../../src/model/answer.js';
import { flowOf } from '../answers.js';
import { runs } from '../random-runs.js';
import { ANSWERS, catalogue, criteria, needs, rankedOn, rulebook } from './base.js';

const RUNNING = ['kafka', 'sqs-fifo', 'rabbitmq-quorum'];
const given: fc.Arbitrary<{ [criterion: string]: unknown }> = fc
  .tuple(needs, fc.option(fc.subarray(RUNNING, { minLength: 1 }), { nil: undefined }))
  .map(([all, running]) => (running === undefined ? all : { ...all, running }));
const answersTo = (said: object): Answers => flowOf(rulebook, said).needs;

function countsOf(said: object) {
  const ranking = rankedOn(said);
  const fits = ranking.filter(({ match }) => match === 'fits').length;
  return { fits, usable: ranking.filter(({ match }) => match !== 'cannot').length - fits };
}

describe('counting carriers', () => {
  it('comes to what the ranking says', () => {
    fc.assert(
      fc.property(given, (said) => {
        expect(new CarrierCounts(catalogue, answersTo(said), criteria).counts).toEqual(countsOf(said));
      }),
      { numRuns: runs(300) },
    );
  });

  it('does so after one more answer, whichever it is', () => {
    const more = fc.constantFrom(
      ...Object.entries({ ...ANSWERS, running: RUNNING.map((id) => [id]) }).flatMap(([name, values]) =>
        values.map((value) => [name, value] as const),
      ),
    );
    fc.assert(
      fc.property(given, more, (said, [name, value]) => {
        const tally = new CarrierCounts(catalogue, answersTo(said), criteria);
        const answer = answersTo({ [name]: value }).get(name);
        if (answer === undefined) throw new Error(`no answer to ${name}`);
        expect(tally.with(answer)).toEqual(countsOf({ ...said, [name]: value }));
      }),
      { numRuns: runs(600) },
    );
  });
});
