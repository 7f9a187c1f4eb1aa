import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { adviseFlow } from '../../src/advice/index.js';
import {
  answered,
  back,
  begin,
  goOn,
  HARDLY,
  type Interview,
  next,
  type Question,
  remainingBrokerQuestions,
  reopen,
} from '../../src/interview/index.js';
import type { Answer } from '../../src/model/answer.js';
import { runs } from '../random-runs.js';
import { analysed, flowWith, likelyAnswer, type Random, random, step } from './random.js';

const { rulebook } = shippedRules();
const criteria = rulebook.base.criteria.length;
const SESSIONS = runs(1000);

/** An interview that ends only when no answer can change the style. */
const thorough = (flow = flowWith()): Interview => ({ ...begin(flow), scope: 'style' });

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
      const { stop, state, asked } = walk(thorough(), random(seed), (question) => {
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
      const { stop, state } = walk(thorough(), random(seed), (question, now) => {
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
      let state = thorough();
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
      const first = walk(thorough(), luck, () => {});
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
    for (let seed = 0; seed < runs(120); seed++) {
      const luck = random(seed);
      const first = walk(thorough(), luck, () => {});
      const again = walk(reopen(first.state, first.stop.unsettled), luck, () => {});
      for (const name of again.asked) expect(first.stop.unsettled).toContain(name);
    }
  });

  it('go over every answer when told to, whatever is done with it', () => {
    for (let seed = 0; seed < runs(120); seed++) {
      const luck = random(seed);
      const first = walk(thorough(), luck, () => {});
      const given = [...first.state.flow.needs.keys()];
      const second = walk({ ...begin(first.state.flow, { all: true }), scope: 'style' }, luck, () => {});
      expect(second.asked.slice(0, given.length)).toEqual(given);
      expect(new Set(second.asked).size).toBe(second.asked.length);
    }
  });
});

describe('an interview that may end once the style is likely', () => {
  it('stops where the open answers leave less than 5 % to another style, and nowhere before', () => {
    for (let seed = 0; seed < runs(200); seed++) {
      const { stop } = walk(begin(flowWith()), random(seed), ({ analysis }) => {
        expect(1 - analysis.likelihood[analysis.style]).toBeGreaterThanOrEqual(HARDLY);
      });
      const { analysis, still, unsettled } = stop;
      if (still.length > 0) expect(1 - analysis.likelihood[analysis.style]).toBeLessThan(HARDLY);
      expect([...unsettled, ...still].sort()).toEqual(openNow({ ...begin(analysis.flow) }).sort());
    }
  });

  it('asks what is left, in the same order, when told to go on', () => {
    for (let seed = 0; seed < runs(30); seed++) {
      const luck = random(seed);
      const { stop, state } = walk(begin(flowWith()), luck, () => {});
      const then = next(rulebook, goOn(state));
      if (stop.still.length > 0) expect(then.kind === 'question' && then.criterion.name).toBe(stop.still[0]);
      const { stop: end } = walk(goOn(state), luck, () => {});
      expect(end.still).toEqual([]);
    }
  });

  it('asks again what is not settled, however likely the style is', () => {
    for (let seed = 0; seed < runs(60); seed++) {
      const { stop, state } = walk(begin(flowWith()), random(seed), () => {});
      if (stop.unsettled.length === 0) continue;
      expect(next(rulebook, reopen(state, stop.unsettled)).kind).toBe('question');
    }
  });
});

describe('an interview that goes on with a flow answered before', () => {
  const start = () => {
    const { state } = walk(thorough(), random(3), () => {});
    return begin(state.flow);
  };

  it('goes back through the earlier answers, the latest first, and keeps them until they are answered otherwise', () => {
    let state = start();
    const given = [...state.flow.needs.keys()];
    for (const name of [...given].reverse()) {
      const before = back(state) as Interview;
      const now = next(rulebook, before) as Question;
      expect([now.purpose, now.criterion.name]).toEqual(['revisit', name]);
      expect(before.flow).toBe(state.flow);
      state = before;
    }
    expect(back(state)).toBeUndefined();
  });

  it('goes on from there, and back to the same answer again', () => {
    const state = back(start()) as Interview;
    const now = next(rulebook, state) as Question;
    const after = answered(state, now.current as Answer);
    expect(next(rulebook, after)).not.toMatchObject({ purpose: 'revisit' });
    expect(back(after)).toBe(state);
  });
});

describe('a short interview', () => {
  it('takes seven questions on average where the answers fall as the priors say', () => {
    const luck = random(1);
    let count = 0;
    for (let session = 0; session < 200; session++) {
      let state = thorough();
      for (let now = next(rulebook, state); now.kind === 'question'; now = next(rulebook, state)) {
        state = answered(state, likelyAnswer(rulebook, state, now, luck));
        count++;
      }
    }
    // 7.1 when this was written; the order of the contract takes 10.6.
    expect(count / 200).toBeLessThan(7.6);
  });

  it('takes fewer where it may end as soon as the style is likely', () => {
    const luck = random(1);
    const counts: number[] = [];
    for (let session = 0; session < 200; session++) {
      let state = begin(flowWith());
      let now = next(rulebook, state);
      for (; now.kind === 'question'; now = next(rulebook, state)) {
        state = answered(state, likelyAnswer(rulebook, state, now, luck));
      }
      counts.push(state.asked.length);
    }
    // 4.3 when this was written, and six or fewer in four of five.
    expect(counts.reduce((sum, count) => sum + count, 0) / 200).toBeLessThan(4.8);
    expect(counts.filter((count) => count <= 6).length).toBeGreaterThan(150);
  });

  it('has nothing to ask of a decided flow', () => {
    let state = thorough();
    for (let now = next(rulebook, state), luck = random(2); now.kind === 'question'; now = next(rulebook, state)) {
      state = answered(state, likelyAnswer(rulebook, state, now, luck));
    }
    expect(next(rulebook, begin(state.flow)).kind).toBe('stop');
    expect(next(rulebook, begin(state.flow)).analysis.decided).toBe(true);
  });
});
