import { Tally } from '../brokers/index.js';
import type { Answers } from '../model/answer.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Rulebook } from './rulebook.js';

const known = new WeakMap<RuleBase, WeakMap<Answers, Tally>>();

/** How many carriers do on these answers, and would do after one more; remembered, since every question asks. */
export function tallyOf({ base }: Rulebook, answers: Answers): Tally {
  const tallies = known.get(base) ?? new WeakMap();
  known.set(base, tallies);
  let tally = tallies.get(answers);
  if (tally === undefined) {
    tally = new Tally(base.catalogue, answers, base.criteria);
    tallies.set(answers, tally);
  }
  return tally;
}
