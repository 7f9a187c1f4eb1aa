import type { FlowAdvice, Reason } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { type Side, STRENGTHS } from '../../../model/style.js';
import { blocks, heading } from '../blocks.js';
import { name } from '../escape.js';
import { REASONS_TITLE } from '../flow/reasons.js';
import { capital, sentence } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

/** What the section says of a reason: the rule's own text, where the rule base has it. */
type Told = Pick<Reason, 'rule' | 'favours' | 'strength' | 'because' | 'but' | 'sources'>;

/** Every rule that gives some flow a reason, once: by side, the strongest first. */
export function reasonsMet(flows: readonly FlowAdvice[], { rules }: RuleBase): readonly Told[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const met = new Map<string, Told>();
  for (const reason of flows.flatMap(({ reasons }) => reasons)) {
    const rule = known.get(reason.rule);
    if (!met.has(reason.rule)) met.set(reason.rule, rule === undefined ? reason : { ...rule, rule: rule.id });
  }
  const sides: readonly Side[] = ['message-driven', 'event-driven'];
  return [...met.values()].sort(
    (a, b) => sides.indexOf(a.favours) - sides.indexOf(b.favours) || STRENGTHS[b.strength] - STRENGTHS[a.strength],
  );
}

/** Why each reason speaks, and what following it costs. */
export function reasonsSection(flows: readonly FlowAdvice[], { base, cite }: ReportContext): string {
  const met = reasonsMet(flows, base);
  if (met.length === 0) return '';
  return blocks(
    heading(2, REASONS_TITLE),
    'Each reason that speaks in a flow above: why it does, and what following it costs.',
    ...met.flatMap((reason) => {
      const but = reason.but.trim() === '' ? '' : ` **But:** ${sentence(reason.but)}`;
      return [
        heading(3, name(reason.rule)),
        `**${capital(reason.strength)}, for ${reason.favours}.** ${sentence(reason.because)}${cite(reason.sources)}${but}`,
      ];
    }),
  );
}
