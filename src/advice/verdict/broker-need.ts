import { criteriaIn } from '../../condition/walk.js';
import { judge, nothingSaid } from '../../engine/index.js';
import type { BrokerNeed } from '../../model/advice.js';
import type { Answers } from '../../model/answer.js';
import type { Clause } from '../../model/rule.js';
import { list } from '../../text/phrases.js';
import type { StyleAnalysis } from '../analysis/style-analysis.js';
import { conditionOf } from '../answers/when.js';

/** Whether a call or a table would do; null, with what to say, when that is not known. */
export function brokerNeed(verdict: StyleAnalysis, answers: Answers): BrokerNeed {
  const { rulebook, implied } = verdict;
  const truth = (clause: Clause) => judge(conditionOf(clause.when, rulebook), implied);
  const { noBrokerWhen } = rulebook.base;
  const settled = noBrokerWhen.find((clause) => truth(clause) === true);
  if (settled) return { needed: false, because: settled.text };
  const open = noBrokerWhen.filter((clause) => truth(clause) === undefined);
  if (open.length === 0)
    return { needed: true, because: `A call or a table would not do: ${refuting(verdict, answers)}.` };
  const names = [...new Set(open.flatMap((clause) => criteriaIn(clause.when)))].filter((name) => !answers.has(name));
  const unanswered = list(names.map((name) => `\`${name}\``));
  return {
    needed: null,
    because: `A call or a table might do; that depends on ${unanswered || 'answers that are only half settled'}.`,
  };
}

/** For each way to do without a broker, an answer that rules it out by itself. */
function refuting({ rulebook, implied }: StyleAnalysis, answers: Answers): string {
  const facts = new Set<string>();
  for (const clause of rulebook.base.noBrokerWhen) {
    const condition = conditionOf(clause.when, rulebook);
    for (const name of criteriaIn(clause.when)) {
      const index = rulebook.indexOf.get(name) as number;
      const alone = nothingSaid(rulebook.spec.cells).map((mask, other) => (other === index ? implied[other] : mask));
      const answer = answers.get(name);
      if (answer === undefined || judge(condition, alone) !== false) continue;
      facts.add(`\`${name}\` is ${answer.text}`);
      break;
    }
  }
  return facts.size > 0 ? [...facts].join(', ') : 'what was said rules them out';
}
