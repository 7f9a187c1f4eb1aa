import type { Answer, Answers } from '../model/answer.js';
import type { Test, When } from '../model/rule.js';

/** Truth of one test on a set of answers: true or false when all of it agrees, else undefined. */
function leaf(test: Test, answer: Answer): boolean | undefined {
  const inside: boolean[] = [];
  if ('values' in test) for (const value of answer.values ?? []) inside.push(test.values.includes(value));
  else {
    const { atLeast = 0, below = Number.POSITIVE_INFINITY } = test;
    for (const { low, high } of answer.ranges ?? []) {
      // A range on both sides of a bound counts for both.
      inside.push(low >= atLeast && (low < below || below === Number.POSITIVE_INFINITY));
      inside.push(high >= atLeast && (high < below || below === Number.POSITIVE_INFINITY));
    }
  }
  if (inside.length === 0) return undefined;
  return inside.every(Boolean) ? true : inside.some(Boolean) ? undefined : false;
}

/** Truth of a condition on what was stated; what was not is undefined, and never counts against anybody. */
export function truth(when: When, answers: Answers): boolean | undefined {
  if ('criterion' in when) {
    const answer = answers.get(when.criterion);
    return answer === undefined ? undefined : leaf(when.test, answer);
  }
  if ('not' in when) {
    const inner = truth(when.not, answers);
    return inner === undefined ? undefined : !inner;
  }
  const every = 'all' in when;
  const parts = (every ? when.all : when.any).map((part) => truth(part, answers));
  if (parts.includes(!every)) return !every;
  return parts.includes(undefined) ? undefined : every;
}

/** The criteria that a condition reads. */
export function criteriaIn(when: When): string[] {
  if ('criterion' in when) return [when.criterion];
  if ('not' in when) return criteriaIn(when.not);
  return ('all' in when ? when.all : when.any).flatMap(criteriaIn);
}
