import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { conditionOf, masksOf, styleOn } from '../../src/advice/index.js';
import { judge } from '../../src/engine/index.js';
import type { When } from '../../src/model/rule.js';
import { flowOf } from '../answers.js';

const { base, examples, rulebook } = shippedRules();

/** What a rule does on some answers and on what they imply. */
function fires(when: When, given: object): boolean | 'unknown' {
  const { implied } = styleOn(rulebook, masksOf(rulebook, flowOf(rulebook, given).needs));
  return judge(conditionOf(when, rulebook), implied) ?? 'unknown';
}

/** The condition with one leaf made always true; one version a leaf. */
function mutants(when: When): When[] {
  const always: When = { all: [] };
  if ('criterion' in when) return [always];
  if ('not' in when) return mutants(when.not).map((not) => ({ not }));
  const parts = 'all' in when ? when.all : when.any;
  const rebuild = (list: When[]): When => ('all' in when ? { all: list } : { any: list });
  return parts.flatMap((part, index) =>
    mutants(part).map((mutant) => rebuild(parts.map((other, at) => (at === index ? mutant : other)))),
  );
}

describe.each(base.rules.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const own = examples.get(rule.id) ?? [];

  it.each(own.map((example) => ({ given: JSON.stringify(example.given), example })))('on $given', ({ example }) => {
    expect(fires(rule.when, example.given)).toBe(example.fires);
  });

  it('has an example that notices each leaf', () => {
    const unnoticed = mutants(rule.when).filter((mutant) =>
      own.every((example) => fires(mutant, example.given) === example.fires),
    );
    expect(unnoticed).toEqual([]);
  });
});
