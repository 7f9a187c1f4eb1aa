import { conditionOf, masksOf, type Rulebook, styleOn } from '../../advice/index.js';
import { judge } from '../../engine/index.js';
import type { Answer } from '../../model/answer.js';
import type { Rule } from '../../model/rule.js';
import { answerOf, UNKNOWN } from '../examples/answers.js';
import type { Example } from '../read/rules.js';

/** What an example of a rule gets wrong: its path below the rule, and what is wrong. */
export interface Failed {
  readonly path: string;
  readonly message: string;
  readonly ofKey?: boolean;
}

/** Runs the examples of one rule, as the tests do with the shipped ones. */
export function failing(rulebook: Rulebook, rule: Rule, examples: readonly Example[]): Failed[] {
  return examples.flatMap(({ given, fires }, index): Failed[] => {
    const faults: Failed[] = [];
    const answers = new Map<string, Answer>();
    for (const [name, value] of Object.entries(given)) {
      const answer = answerOf(rulebook.base.criteria, name, value);
      if (typeof answer === 'string')
        faults.push({ path: `examples.${index}.given.${name}`, message: answer, ofKey: answer.startsWith(UNKNOWN) });
      else answers.set(name, answer);
    }
    if (faults.length > 0) return faults;
    const masks = styleOn(rulebook, masksOf(rulebook, answers)).implied;
    const does = judge(conditionOf(rule.when, rulebook), masks) ?? 'unknown';
    if (does === fires) return [];
    return [{ path: `examples.${index}.fires`, message: `the rule says ${does} on this example, not ${fires}` }];
  });
}
