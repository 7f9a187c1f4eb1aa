import { judge, type Masks } from '../engine/index.js';
import type { BrokerNeed } from '../model/advice.js';
import type { Answers } from '../model/answer.js';
import type { Clause } from '../model/rule.js';
import { possible } from './implied.js';
import type { Rulebook } from './rulebook.js';
import { conditionOf, namesIn } from './when.js';

/** Whether a call or a table would do; null, with what to say, when that is not known. */
export function brokerNeed(rulebook: Rulebook, masks: Masks, answers: Answers): BrokerNeed {
  const implied = possible(rulebook, masks);
  const truth = (clause: Clause) => judge(conditionOf(clause.when, rulebook), implied);
  const { brokerless } = rulebook.base;
  const settled = brokerless.find((clause) => truth(clause) === true);
  if (settled) return { needed: false, because: settled.text };
  const open = brokerless.filter((clause) => truth(clause) === undefined);
  if (open.length === 0)
    return { needed: true, because: `A call or a table would not do: ${refuting(rulebook, implied, answers)}.` };
  const names = [...new Set(open.flatMap((clause) => namesIn(clause.when)))].filter((name) => !answers.has(name));
  const list = names.map((name) => `\`${name}\``);
  const spoken = list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list[list.length - 1]}` : list.join('');
  return {
    needed: null,
    because: `Not known yet: a call or a table might do. That depends on ${spoken || 'answers that are only half settled'}.`,
  };
}

/** The answers that speak against every way to do without a broker. */
function refuting(rulebook: Rulebook, implied: Masks, answers: Answers): string {
  const facts = new Set<string>();
  for (const clause of rulebook.base.brokerless) {
    for (const name of namesIn(clause.when)) {
      const index = rulebook.indexOf.get(name) as number;
      const without = implied.map((mask, other) => (other === index ? rulebook.spec.cells[other] : 0) || mask);
      without[index] = 2 ** rulebook.spec.cells[index] - 1;
      // It refutes if leaving it open would leave the clause open.
      if (judge(conditionOf(clause.when, rulebook), without) !== false) {
        const answer = answers.get(name);
        if (answer) facts.add(`\`${name}\` is ${answer.text}`);
        break;
      }
    }
  }
  return facts.size > 0 ? [...facts].join(', ') : 'several answers rule them out';
}
