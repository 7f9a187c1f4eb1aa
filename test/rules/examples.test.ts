import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { conditionOf, masksOf, styleOn } from '../../src/advice/index.js';
import { mutantsOf } from '../../src/condition/mutants.js';
import { judge } from '../../src/engine/index.js';
import type { Expression } from '../../src/model/expression.js';
import { flowOf } from '../answers.js';

const { base, examples, rulebook } = shippedRules();

/** What a rule does on some answers and on what they imply. */
function fires(when: Expression, given: object): boolean | 'unknown' {
  const { implied } = styleOn(rulebook, masksOf(rulebook, flowOf(rulebook, given).needs));
  return judge(conditionOf(when, rulebook), implied) ?? 'unknown';
}

describe.each(base.rules.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const own = (examples.get(rule.id)?.all ?? []).map(({ example }) => example);

  it.each(own.map((example) => ({ given: JSON.stringify(example.given), example })))('on $given', ({ example }) => {
    expect(fires(rule.when, example.given)).toBe(example.fires);
  });

  it('has an example that notices when a leaf always holds', () => {
    const unnoticed = mutantsOf(rule.when)
      .filter(({ change }) => change === 'always')
      .filter(({ mutant }) => own.every((example) => fires(mutant, example.given) === example.fires));
    expect(unnoticed.map(({ what }) => what)).toEqual([]);
  });
});
