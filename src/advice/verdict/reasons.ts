import type { Outlook } from '../../engine/index.js';
import type { Reason } from '../../model/advice.js';
import type { Answers } from '../../model/answer.js';
import { STRENGTHS } from '../../model/rule.js';
import type { Side, Style } from '../../model/style.js';
import { namesIn } from '../answers/when.js';
import type { Rulebook } from '../rulebook.js';

/** The rules that fire whatever the open answers turn out to be: those for the verdict first, the stronger first. */
export function reasonsFor(rulebook: Rulebook, outlook: Outlook, style: Style, answers: Answers): Reason[] {
  const { rules, criteria } = rulebook.base;
  const order = new Map(criteria.map((criterion, index) => [criterion.name, index]));
  const ahead: Side =
    style === 'event-driven' || (style !== 'message-driven' && outlook.least.e > outlook.least.m)
      ? 'event-driven'
      : 'message-driven';
  return outlook.fired
    .map((index) => rules[index])
    .sort(
      (a, b) =>
        Number(b.favours === ahead) - Number(a.favours === ahead) || STRENGTHS[b.strength] - STRENGTHS[a.strength],
    )
    .map((rule) => {
      const names = namesIn(rule.when).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      const facts: Record<string, string> = {};
      for (const name of names) {
        const answer = answers.get(name);
        if (answer !== undefined) facts[name] = answer.text;
      }
      return {
        rule: rule.id,
        favours: rule.favours,
        strength: rule.strength,
        because: rule.because,
        but: rule.but,
        facts,
        sources: rule.sources,
      };
    });
}
