import { CarrierCounts } from '../brokers/index.js';
import type { Answers } from '../model/answer.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Rulebook } from './rulebook.js';

const known = new WeakMap<RuleBase, WeakMap<Answers, CarrierCounts>>();

/** How many carriers do on these answers, and would do after one more; remembered, since every question asks. */
export function countsOf({ base }: Rulebook, answers: Answers): CarrierCounts {
  const tallies = known.get(base) ?? new WeakMap();
  known.set(base, tallies);
  let tally = tallies.get(answers);
  if (tally === undefined) {
    tally = new CarrierCounts(base.catalogue, answers, base.criteria);
    tallies.set(answers, tally);
  }
  return tally;
}
