import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { adviseFlow, expectedElimination, maskOf } from '../../src/advice/index.js';
import {
  begin,
  carriersOf,
  chosen,
  fitsAfter,
  goOn,
  next,
  type Question,
  remainingBrokerQuestions,
} from '../../src/interview/index.js';
import type { Answer } from '../../src/model/answer.js';
import { runs } from '../random-runs.js';
import { analysed, flowWith, PLACE, random, step } from './random.js';

const { rulebook } = shippedRules();
const criterion = (name: string) => rulebook.base.criteria[rulebook.indexOf.get(name) as number];
const said = (needs: Record<string, string>): Answer[] =>
  Object.entries(needs).map(([name, value]) => chosen(criterion(name), [value], PLACE));

const ORDERS = flowWith(
  said({
    intent: 'command',
    consumers: 'one',
    acknowledgment: 'completion',
    workflow: 'steps',
    replay: 'none',
    streaming: 'false',
  }),
);
const ANALYSIS = analysed(ORDERS);

describe('what can carry a flow', () => {
  it('is what the advice says', () => {
    const { brokers } = adviseFlow(ANALYSIS);
    const { fits } = carriersOf(ANALYSIS);
    expect(fits).toEqual(brokers.filter(({ verdict }) => verdict === 'fits').map(({ id }) => id));
  });

  it('gets fewer with an answer, by as many as was expected on average', () => {
    const place = criterion('cloud');
    const now = carriersOf(ANALYSIS).fits.length;
    const weights = place.prior as { value: string; weight: number }[];
    const total = weights.reduce((sum, { weight }) => sum + weight, 0);
    const mean = weights.reduce((sum, { value, weight }) => {
      const [answer] = said({ cloud: value });
      return sum + (weight / total) * (now - fitsAfter(ANALYSIS, answer));
    }, 0);
    expect(expectedElimination(ANALYSIS, place).fits).toBeCloseTo(mean);
    expect(mean).toBeGreaterThan(0);
  });
});

describe('going on after the style is decided', () => {
  it('asks first what rules out most of those that still fit', () => {
    const state = goOn(begin(ORDERS));
    const cuts = remainingBrokerQuestions(ANALYSIS, state).map(
      (name) => expectedElimination(ANALYSIS, criterion(name)).fits,
    );
    expect(cuts).toEqual([...cuts].sort((a, b) => b - a));
    const first = next(rulebook, state) as Question;
    if (first.purpose === 'brokers') expect(first.criterion.name).toBe(remainingBrokerQuestions(ANALYSIS, state)[0]);
  });

  it('asks nothing that was said', () => {
    for (const name of remainingBrokerQuestions(ANALYSIS, goOn(begin(ORDERS))))
      expect(ORDERS.needs.has(name)).toBe(false);
  });

  it('leaves out only what can change neither the size, nor what comes first, nor what speaks against that', () => {
    const SIZE = ['throughput', 'payload', 'retention'];
    for (let seed = 0; seed < runs(6); seed++) {
      const luck = random(seed);
      let state = goOn(begin(flowWith()));
      for (let now = next(rulebook, state); now.kind === 'question'; now = next(rulebook, state)) {
        if (now.purpose === 'brokers') expectNothingMissed(now);
        state = step(state, now, luck);
      }
    }

    function expectNothingMissed({ analysis }: Question) {
      const [first] = analysis.carriers.ranking;
      const asked = remainingBrokerQuestions(analysis, begin(analysis.flow));
      const open = new Set(analysis.verdict.open.map(({ criterion }) => criterion));
      rulebook.base.criteria.forEach((each, index) => {
        if (asked.includes(each.name) || open.has(index) || analysis.flow.needs.has(each.name)) return;
        expect(SIZE).not.toContain(each.name);
        if (each.domain.kind !== 'choice') return;
        for (const { id } of each.domain.values) {
          const answer = chosen(each, [id], PLACE);
          if (analysis.verdict.with(index, maskOf(rulebook.cuts[index], answer)).contradictory) continue;
          const [then] = analysis.with(answer).carriers.ranking;
          const what = `${each.name}: ${id}`;
          expect([what, then.carrier.id, then.costly, then.routine]).toEqual([
            what,
            first.carrier.id,
            first.costly,
            first.routine,
          ]);
        }
      });
    }
  });
});
