import type { FlowAdvice, Reason } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { firstSentence, oneLine, withoutStop } from '../../text/phrases.js';
import type { Row } from './rows.js';

/** The reasons that carry the verdict, the strongest first; of a hybrid or a draw, those of each side by themselves. */
export function reasonRows({ style, reasons }: FlowAdvice, base: RuleBase, most: number): Row[] {
  if (style === 'message-driven' || style === 'event-driven')
    return reasons
      .filter(({ favours }) => favours === style)
      .slice(0, most)
      .map((reason) => reasonRow('Why', reason, base));
  const each = Math.max(1, Math.ceil(most / 2));
  const side = (label: string, favours: Reason['favours']) =>
    reasons
      .filter((reason) => reason.favours === favours)
      .slice(0, each)
      .map((reason) => reasonRow(label, reason, base));
  return [...side('For queue', 'message-driven'), ...side('For log', 'event-driven')];
}

/** The strongest reason for the other side; where there is none, what speaks against following the first one. */
export function againstRows({ style, reasons }: FlowAdvice, base: RuleBase): Row[] {
  const isOneSided = style === 'message-driven' || style === 'event-driven';
  const other = isOneSided ? reasons.find(({ favours }) => favours !== style) : undefined;
  if (other !== undefined) return [reasonRow('Against', other, base)];
  const [first] = reasons;
  if (first === undefined) return [];
  const rule = base.rules.find(({ id }) => id === first.rule);
  return [{ label: 'Against', text: oneLine(rule?.shortBut, first.but) }];
}

function reasonRow(label: string, { rule, because, facts }: Reason, base: RuleBase): Row {
  const known = base.rules.find(({ id }) => id === rule);
  // Of several rules one holds whatever is answered, and no line of one of them says so.
  const text = known?.because === because ? oneLine(known.short, because) : withoutStop(firstSentence(because));
  const written = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  return { label, text, ...(written.length === 0 ? {} : { facts: written.join(', ') }) };
}
