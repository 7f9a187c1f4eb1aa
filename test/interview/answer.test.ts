import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import {
  answered,
  begin,
  chosen,
  clash,
  estimateQuestionsLeft,
  next,
  type Question,
  skip,
  typed,
  unitAssumed,
} from '../../src/interview/index.js';
import type { Answer } from '../../src/model/answer.js';
import { analysed, flowWith, PLACE, random, step } from './random.js';

const { rulebook } = shippedRules();
const criterion = (name: string) => rulebook.base.criteria[rulebook.indexOf.get(name) as number];
const read = (name: string, text: string) => typed(criterion(name), text, PLACE);
const answer = (name: string, text: string): Answer => {
  const of = criterion(name);
  return of.domain.kind === 'quantity' ? (typed(of, text, PLACE) as Answer) : chosen(of, text.split(','), PLACE);
};

describe('a typed quantity', () => {
  it.each([
    ['throughput', '5k/s', '5k/s', [[5000, 5000]]],
    ['throughput', ' 200/s..1k/s ', '200/s..1k/s', [[200, 1000]]],
    ['throughput', '200', '200/s', [[200, 200]]],
    ['payload', '256KB', '256KB', [[256000, 256000]]],
    ['payload', '4', '4B', [[4, 4]]],
    ['retention', 'forever', 'forever', [[Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]]],
    ['delay', '0', '0', [[0, 0]]],
    [
      'latency',
      '200ms, 5s',
      '[200ms, 5s]',
      [
        [0.2, 0.2],
        [5, 5],
      ],
    ],
    ['latency', '200ms,', '200ms', [[0.2, 0.2]]],
    ['throughput', '0,5/s', '0.5/s', [[0.5, 0.5]]],
    ['throughput', '5 million/day', '5M/day', [[5e6 * (1 / 86400), 5e6 * (1 / 86400)]]],
    ['throughput', '5 Million per day', '5M/day', [[5e6 * (1 / 86400), 5e6 * (1 / 86400)]]],
    ['throughput', '2 thousand', '2k/s', [[2000, 2000]]],
    ['throughput', '600 a minute', '600/min', [[10, 10]]],
    ['throughput', '1.000.000/day', '1000000/day', [[1e6 * (1 / 86400), 1e6 * (1 / 86400)]]],
    ['throughput', "1'000/s..1,234,567.5/s", '1000/s..1234567.5/s', [[1000, 1234567.5]]],
    ['latency', '0.250s', '0.250s', [[0.25, 0.25]]],
    [
      'latency',
      '0.5s,2m',
      '[0.5s, 2m]',
      [
        [0.5, 0.5],
        [120, 120],
      ],
    ],
  ])('%s %s', (name, text, written, ranges) => {
    const result = read(name, text) as Answer;
    expect(result.text).toBe(written);
    expect(result.ranges?.map(({ low, high }) => [low, high])).toEqual(ranges);
  });

  it.each([
    ['throughput', '5MB', 'is a size; expected a rate'],
    ['throughput', '5K/s', 'Did you mean `5k/s`'],
    ['latency', '5s..1s', 'runs backwards'],
    ['latency', 'soon', 'expected a time'],
    ['latency', ',', 'nothing but commas'],
    ['payload', '\u001b[2J', '\\u001b'],
    ['throughput', '5.000/s', 'can mean 5000/s or 5/s'],
    ['throughput', '1,500/s', 'can mean 1500/s or 1.5/s'],
    ['latency', '1,5s', 'can mean 1.5s, or 1s and 5s'],
    ['throughput', '200/s..5.000/s', 'can mean 5000/s or 5/s'],
    ['latency', '1', '`1` has no unit; type 1ms, 1s, 1m, 1h or 1d'],
    ['latency', '5..10s', 'has no unit; type 5ms, 5s'],
    ['retention', '7', 'has no unit'],
  ])('%s %s is refused', (name, text, problem) => {
    expect((read(name, text) as { problem: string }).problem).toContain(problem);
  });
});

describe('a number without a unit', () => {
  it.each([
    ['throughput', '200', '200 has no unit and is taken for 200/s.'],
    ['payload', '4', '4 has no unit and is taken for 4B.'],
    ['payload', '4KB..8', '8 has no unit and is taken for 8B.'],
    ['payload', '4KB', undefined],
    ['delay', '0', undefined],
  ])('of %s: %s', (name, text, assumed) => {
    expect(unitAssumed(criterion(name), text)).toBe(assumed);
  });
});

describe('an answer that contradicts an earlier one', () => {
  it('is told with the earlier one and the reason', () => {
    const { flow } = answered(begin(flowWith()), answer('processing', '5s'));
    expect(clash(analysed(flow), answer('latency', '200ms'))).toMatch(/contradicts processing: 5s\. Handled includes/);
    expect(clash(analysed(flow), answer('latency', '200ms..1m'))).toBeUndefined();
    expect(clash(analysed(flow), answer('latency', '1m'))).toBeUndefined();
  });

  it('can be given all the same, and the interview goes on', () => {
    let state = answered(begin(flowWith()), answer('processing', '5s'));
    state = answered(state, answer('latency', '200ms'));
    const question = next(rulebook, state);
    expect(question.analysis.broken).toHaveLength(1);
    expect(question.kind).toBe('question');
    expect(clash(analysed(state.flow), answer('consumers', 'open'))).toBeUndefined();
  });
});

describe('a question', () => {
  const first = next(rulebook, begin(flowWith())) as Question;

  it('says why it is asked, and what each answer would do', () => {
    expect(first.why[0]).toMatch(/settles most/);
    expect(new Set(first.offers.map(({ style }) => style)).size).toBeGreaterThan(1);
  });

  it('offers only what the answers so far leave possible', () => {
    const state = answered(begin(flowWith()), answer('intent', 'command'));
    for (let now = next(rulebook, state), luck = random(5), at = state; now.kind === 'question'; ) {
      for (const { value } of now.offers) {
        const given = answer(now.criterion.name, value);
        expect(clash(analysed(at.flow), given), `${now.criterion.name}: ${value}`).toBeUndefined();
      }
      at = step(at, now, luck);
      now = next(rulebook, at);
    }
  });

  it('on half an answer offers its half', () => {
    const state = begin(flowWith([answer('intent', 'event'), answer('replay', 'none,history')]));
    const luck = random(3);
    for (let now = next(rulebook, state), at = state; now.kind === 'question'; now = next(rulebook, at)) {
      if (now.criterion.name === 'replay') {
        expect(now.offers.map(({ value }) => value)).toEqual(['none', 'history']);
        expect(now.current?.text).toBe('[none, history]');
        return;
      }
      at = skip(at, now.criterion.name);
      luck();
    }
    throw new Error('replay was not asked');
  });

  it('guesses how many are left, within the bound', () => {
    let guess = estimateQuestionsLeft(first.analysis, []).next();
    const walks = estimateQuestionsLeft(first.analysis, []);
    do guess = walks.next();
    while (!guess.done);
    expect(guess.value).toBeGreaterThan(3);
    expect(guess.value).toBeLessThanOrEqual(first.most);
  });
});

describe('answers given beforehand', () => {
  it('are not asked, the unknown ones neither', () => {
    const given = new Map<string, Answer | undefined>([
      ['intent', answer('intent', 'event')],
      ['replay', undefined],
    ]);
    const luck = random(9);
    let state = begin(flowWith(), { given });
    expect(state.flow.needs.get('intent')?.text).toBe('event');
    for (let now = next(rulebook, state); now.kind === 'question'; now = next(rulebook, state)) {
      expect(['intent', 'replay']).not.toContain(now.criterion.name);
      state = step(state, now, luck);
    }
  });
});

describe('going over an answer again', () => {
  it('and not knowing any more brings back what holds beneath', () => {
    const beneath = new Map([['replay', { ...answer('replay', 'none'), origin: 'default' as const }]]);
    const state = begin(flowWith([answer('replay', 'history'), answer('priority', 'true')]), {
      all: true,
      inherited: beneath,
    });
    const now = next(rulebook, state) as Question;
    expect(now.purpose).toBe('revisit');
    expect(now.criterion.name).toBe('replay');
    expect(now.offers).toHaveLength(3);
    const without = skip(skip(state, 'replay'), 'priority');
    expect(without.flow.needs.get('replay')?.origin).toBe('default');
    expect(without.flow.needs.has('priority')).toBe(false);
  });
});
