import type { Answer, Answers } from './answer.js';

const keys = new WeakMap<Answer, string>();

/** What an answer means and how it is written, as one text: what is found for one of two with the same key holds for both. */
export function answerKey(answer: Answer): string {
  let key = keys.get(answer);
  if (key === undefined) {
    const ranges = answer.ranges?.map(({ low, high }) => `${low}..${high}`);
    key = `${answer.criterion}=${answer.values?.join('|') ?? ''};${ranges?.join('|') ?? ''};${answer.text}`;
    keys.set(answer, key);
  }
  return key;
}

/** The same of several answers in their order, in which objections are listed. */
export function answersKey(answers: Answers): string {
  let key = '';
  for (const answer of answers.values()) key += `${answerKey(answer)}\n`;
  return key;
}
