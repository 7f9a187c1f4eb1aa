import { criteriaIn } from '../../condition/walk.js';
import type { Reason } from '../../model/advice.js';
import type { Answers } from '../../model/answer.js';
import type { Rule } from '../../model/rule.js';
import { type Side, STRENGTHS, type Strength, type Style } from '../../model/style.js';
import type { StyleAnalysis } from '../analysis/style-analysis.js';
import { jointReasons } from './joint-reasons.js';

/**
 * The rules that fire whatever the open answers turn out to be: those for the verdict first, the stronger first. Where
 * a half answer adds weight although no single rule is certain, one reason says which rules it is one of.
 */
export function reasonsFor(verdict: StyleAnalysis, style: Style, answers: Answers): Reason[] {
  const { outlook } = verdict;
  const { rules, criteria } = verdict.rulebook.base;
  const order = new Map(criteria.map((criterion, index) => [criterion.name, index]));
  const ahead: Side =
    style === 'event-driven' || (style !== 'message-driven' && outlook.least.e > outlook.least.m)
      ? 'event-driven'
      : 'message-driven';
  const factsOf = (read: readonly Rule[]) => {
    const names = [...new Set(read.flatMap((rule) => criteriaIn(rule.when)))].sort(
      (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
    );
    return Object.fromEntries(
      names.flatMap((name) => (answers.has(name) ? [[name, answers.get(name)?.text ?? '']] : [])),
    );
  };
  const certain = outlook.fired.map((index): Reason => {
    const { id, favours, strength, because, but, sources } = rules[index];
    return { rule: id, favours, strength, because, but, facts: factsOf([rules[index]]), sources };
  });
  const owed = jointReasons(verdict).map(({ favours, weight, among }): Reason => {
    const read = among.map((index) => rules[index]);
    const [first] = read;
    return {
      rule: first.id,
      favours,
      strength: stepOf(weight),
      because:
        read.length === 1
          ? first.because
          : `Whatever is answered, ${read.map(({ id }) => id).join(' or ')} holds. ${first.because}`,
      but: first.but,
      facts: factsOf(read),
      sources: [...new Set(read.flatMap(({ sources }) => sources))],
    };
  });
  return [...certain, ...owed].sort(
    (a, b) =>
      Number(b.favours === ahead) - Number(a.favours === ahead) || STRENGTHS[b.strength] - STRENGTHS[a.strength],
  );
}

/** The strongest step that a weight reaches. */
function stepOf(weight: number): Strength {
  const steps = (Object.keys(STRENGTHS) as Strength[]).filter(
    (step) => step !== 'decisive' && STRENGTHS[step] <= weight,
  );
  return steps[steps.length - 1] ?? 'slight';
}
