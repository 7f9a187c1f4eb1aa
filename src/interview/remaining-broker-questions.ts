import { brokerQuestions, type Rulebook } from '../advice/index.js';
import type { Interview } from './state.js';

/** What is worth asking once the style needs no more, of what was not asked yet: names of criteria, the first first. */
export function remainingBrokerQuestions(full: Rulebook, state: Interview): string[] {
  return brokerQuestions(full, state.flow)
    .map(({ criterion }) => criterion.name)
    .filter((name) => !state.asked.includes(name));
}
