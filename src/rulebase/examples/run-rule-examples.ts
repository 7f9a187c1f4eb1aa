import { conditionOf, masksOf, type Rulebook, styleOn } from '../../advice/index.js';
import { judge } from '../../engine/index.js';
import type { Rule } from '../../model/rule.js';
import type { Fault } from '../../text/field-reader.js';
import type { Example, PlacedExamples } from '../read/examples.js';
import { readNeeds } from './describe-example.js';

/** What a rule's examples show to be wrong, each at its place. */
export function runRuleExamples(rulebook: Rulebook, rule: Rule, { all }: PlacedExamples<Example>): Fault[] {
  const faults: Fault[] = [];
  for (const { example, at } of all) {
    const told = faults.length;
    const here = at.into(faults);
    const answers = readNeeds(here.field('given'), undefined, rulebook.base);
    if (faults.length > told) continue;
    const masks = styleOn(rulebook, masksOf(rulebook, answers)).implied;
    const does = judge(conditionOf(rule.when, rulebook), masks) ?? 'unknown';
    if (does !== example.fires)
      here.field('fires').fault(`${rule.id}: the rule says ${does} on this example, not ${example.fires}`);
  }
  return faults;
}
