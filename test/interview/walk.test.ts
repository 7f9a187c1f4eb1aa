import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { adviseFlow } from '../../src/advice/index.js';
import {
  answered,
  back,
  begin,
  goOn,
  type Interview,
  next,
  type Question,
  remainingBrokerQuestions,
  reopen,
} from '../../src/interview/index.js';
import { runs } from '../random-runs.js';
import { analysed, flowWith, likelyAnswer, type Random, random, step } from './random.js';

const { rulebook } = shippedRules();
const criteria = rulebook.base.criteria.length;
const SESSIONS = runs(1000);

const openNow = ({ flow }: Interview) => adviseFlow(analysed(flow)).open.map(({ criterion }) => criterion);

/** Walks to the end without going back; says what was asked. */
function walk(start: Interview, luck: Random, visit: (question: Question, state: Interview) => void) {
  const asked: string[] = [];
  let state = start;
  for (let steps = 0; steps <= 2 * criteria; steps++) {
    const now = next(rulebook, state);
    if (now.kind === 'stop') return { stop: now, state, asked };
    visit(now, state);
    asked.push(now.criterion.name);
    state = step(state, now, luck);
  }
  throw new Error(`it does not end: ${asked.join(', ')}`);
}

describe('thousands of random interviews', () => {
  it('end, ask nothing twice, and nothing that can no longer matter', () => {
    for (let seed = 0; seed < SESSIONS; seed++) {
      let bound = Number.POSITIVE_INFINITY;
      const { stop, state, asked } = walk(begin(flowWith()), random(seed), (question) => {
        expect(question.still[0]).toBe(question.criterion.name);
        expect(question.purpose).toBe('style');
        expect(question.most).toBeLessThan(bound);
        bound = question.most;
      });
      expect(new Set(asked).size).toBe(asked.length);
      expect(stop.analysis.decided).toBe(stop.unsettled.length === 0);
      for (const name of stop.unsettled) expect(state.asked).toContain(name);
    }
  });

  it('ask what the advice says is open, in its order', () => {
    for (let seed = 0; seed < runs(30); seed++) {
      const { stop, state } = walk(begin(flowWith()), random(seed), (question, now) => {
        const open = openNow(now);
        expect(open).toContain(question.criterion.name);
        expect(question.still).toEqual(open.filter((name) => !now.asked.includes(name)));
      });
      expect(openNow(state)).toEqual(stop.unsettled);
    }
  });

  it('go back to exactly where they were', () => {
    for (let seed = 0; seed < SESSIONS; seed++) {
      const luck = random(seed);
      let state = begin(flowWith());
      const path: Interview[] = [];
      for (let steps = 0; steps < 40; steps++) {
        if (luck() < 0.35) {
          const previous = path.pop();
          expect(back(state)).toBe(previous);
          if (previous !== undefined) state = previous;
          continue;
        }
        const now = next(rulebook, state);
        if (now.kind === 'stop') break;
        path.push(state);
        const before = JSON.stringify([[...state.flow.needs], state.asked]);
        const after = step(state, now, luck);
        expect(JSON.stringify([[...state.flow.needs], state.asked])).toBe(before);
        state = after;
      }
    }
  });

  it('go on to what a broker needs, then end for good', () => {
    for (let seed = 0; seed < runs(30); seed++) {
      const luck = random(seed);
      const first = walk(begin(flowWith()), luck, () => {});
      const second = walk(goOn(first.state), luck, (question) => {
        expect(question.purpose).toBe('brokers');
        expect(question.offers.length === 1 && question.criterion.domain.kind !== 'quantity').toBe(false);
      });
      expect(new Set([...first.asked, ...second.asked]).size).toBe(first.asked.length + second.asked.length);
      expect(remainingBrokerQuestions(second.stop.analysis, second.state)).toEqual([]);
      expect(back(goOn(first.state))).toBe(first.state);
    }
  });

  it('ask again, when told to, only what is not settled', () => {
    for (let seed = 0; seed < 120; seed++) {
      const luck = random(seed);
      const first = walk(begin(flowWith()), luck, () => {});
      const again = walk(reopen(first.state, first.stop.unsettled), luck, () => {});
      for (const name of again.asked) expect(first.stop.unsettled).toContain(name);
    }
  });

  it('go over every answer when told to, whatever is done with it', () => {
    for (let seed = 0; seed < 120; seed++) {
      const luck = random(seed);
      const first = walk(begin(flowWith()), luck, () => {});
      const given = [...first.state.flow.needs.keys()];
      const second = walk(begin(first.state.flow, { all: true }), luck, () => {});
      expect(second.asked.slice(0, given.length)).toEqual(given);
      expect(new Set(second.asked).size).toBe(second.asked.length);
    }
  });
});

describe('a short interview', () => {
  it('takes seven questions on average where the answers fall as the priors say', () => {
    const luck = random(1);
    let count = 0;
    for (let session = 0; session < 200; session++) {
      let state = begin(flowWith());
      for (let now = next(rulebook, state); now.kind === 'question'; now = next(rulebook, state)) {
        state = answered(state, likelyAnswer(rulebook, state, now, luck));
        count++;
      }
    }
    // 7.1 when this was written; the order of the contract takes 10.6.
    expect(count / 200).toBeLessThan(7.6);
  });

  it('has nothing to ask of a decided flow', () => {
    let state = begin(flowWith());
    for (let now = next(rulebook, state), luck = random(2); now.kind === 'question'; now = next(rulebook, state)) {
      state = answered(state, likelyAnswer(rulebook, state, now, luck));
    }
    expect(next(rulebook, begin(state.flow)).kind).toBe('stop');
    expect(next(rulebook, begin(state.flow)).analysis.decided).toBe(true);
  });
});
