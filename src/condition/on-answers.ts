import type { Answers } from '../model/answer.js';
import type { Expression } from '../model/expression.js';
import { type Truth, truthOf } from './evaluate.js';

/** Truth of a condition over needs on what was stated. */
export function truthOn(expression: Expression, answers: Answers): Truth {
  return truthOf(expression, ({ name }) => answers.get(name));
}
