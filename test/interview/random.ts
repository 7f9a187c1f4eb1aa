import { shippedRules } from '../../scripts/rules-folder.js';
import { FlowAnalysis, maskOf, masksOf, type Rulebook } from '../../src/advice/index.js';
import { answered, chosen, type Interview, type Question, skip, typed } from '../../src/interview/index.js';
import type { Answer } from '../../src/model/answer.js';
import { formatQuantity } from '../../src/model/quantity.js';
import type { Flow } from '../../src/model/system.js';
import type { Place } from '../../src/text/source.js';

export const PLACE: Place = { source: { path: 'test', text: '' }, span: { start: 0, end: 0 } };

export function flowWith(needs: readonly Answer[] = []): Flow {
  const answers = new Map(needs.map((answer) => [answer.criterion, answer]));
  return { name: 'flow', place: PLACE, after: [], from: [], needs: answers, waive: [] };
}

/** A flow by the rules that come with the package. */
export const analysed = (flow: Flow) => new FlowAnalysis(flow, shippedRules().rulebook);

export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(items: readonly T[], luck: Random): T => items[Math.floor(luck() * items.length)];

/** Something that a person may answer: one of the offers, several, a quantity, a range, a list of them. */
export function someAnswer(question: Question, luck: Random): Answer {
  const { criterion, offers } = question;
  if (criterion.domain.kind !== 'quantity') {
    const most = luck() < 0.7 ? 1 : offers.length;
    const values = offers.map(({ value }) => value).filter(() => luck() < 0.5);
    const some = values.length === 0 ? [pick(offers, luck).value] : values.slice(0, most);
    return chosen(criterion, some, PLACE);
  }
  const { measure } = criterion.domain;
  const value = () => formatQuantity(Number((10 ** (luck() * 9 - 3)).toPrecision(2)), measure);
  const one = luck() < 0.5 && offers.length > 0 ? pick(offers, luck).value : value();
  const answer = typed(criterion, luck() < 0.2 ? `${one}, ${value()}` : one, PLACE);
  if ('problem' in answer) throw new Error(`${criterion.name}: ${one}: ${answer.problem}`);
  if (luck() > 0.2) return answer;
  const [low] = answer.ranges ?? [];
  const high = low.low * (1 + luck() * 1000);
  return { ...answer, ranges: [{ low: low.low, high }], text: 'a range' };
}

/** One step on, at random: mostly an answer, sometimes "I don't know yet". */
export function step(state: Interview, question: Question, luck: Random): Interview {
  return luck() < 0.25 ? skip(state, question.criterion.name) : answered(state, someAnswer(question, luck));
}

/** One of the offers, drawn by the priors. */
export function likelyAnswer(rulebook: Rulebook, { flow }: Interview, question: Question, luck: Random): Answer {
  const { criterion, offers } = question;
  const index = rulebook.indexOf.get(criterion.name) as number;
  const answers = offers.map(({ value }) => {
    const answer =
      criterion.domain.kind === 'quantity' ? typed(criterion, value, PLACE) : chosen(criterion, [value], PLACE);
    if ('problem' in answer) throw new Error(answer.problem);
    return answer;
  });
  const { prior, parent } = rulebook.spec;
  const known = masksOf(rulebook, flow.needs)[parent];
  const rows = prior[index].filter((_, value) => prior[index].length === 1 || (known & (1 << value)) !== 0);
  const weights = answers.map((answer) => {
    const cell = Math.log2(maskOf(rulebook.cuts[index], answer));
    return rows.reduce((sum, row) => sum + row[cell], 0);
  });
  let rest = luck() * weights.reduce((sum, weight) => sum + weight, 0);
  return answers[
    Math.max(
      0,
      weights.findIndex((weight) => (rest -= weight) < 0),
    )
  ];
}
