import { fullName, genericMessage } from '../../advice/index.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import type { Amount, FactName, Pitfall, PitfallWhen } from '../../model/pitfalls/pitfall.js';
import { formatQuantity } from '../../model/quantity.js';
import type { CheckText } from '../../model/rule.js';
import { pageOf } from './page-of.js';

/** The pages of all that `check` can find: what it finds by itself, and the pitfalls. */
export function findingTexts(base: RuleBase): CheckText[] {
  return [...base.checks, ...base.pitfalls.map(pitfallText)];
}

function pitfallText({ id, severity, what, because, remedy, sources }: Pitfall): CheckText {
  return { id, severity, what, because, remedy: genericMessage(remedy), sources };
}

/** The page of a pitfall. */
export function pitfallPage(base: RuleBase, pitfall: Pitfall): Page {
  const { severity, raised, about } = pitfall;
  const graver = raised ? `, ${raised.severity} where also: ${pitfallWhenText(raised.when)}` : '';
  return pageOf(
    base,
    pitfall.id,
    'pitfall',
    `a pitfall of ${about === 'system' ? 'the whole system' : 'a flow'} (${severity}${graver})`,
    pitfall.what,
    [
      { title: 'Why', lines: [pitfall.because] },
      { title: 'What to do', lines: [genericMessage(pitfall.remedy)] },
      { title: 'No mistake where', lines: pitfall.exceptions },
      { title: 'Found when', lines: [pitfallWhenText(pitfall.when)] },
    ],
    pitfall.sources,
  );
}

/** A condition in words: `uses.deadLetter false and needs.ordering per-key or total`. */
export function pitfallWhenText(when: PitfallWhen): string {
  if ('not' in when) return `not (${pitfallWhenText(when.not)})`;
  if ('said' in when) return `said: ${inBrackets(when.said)}`;
  if ('stated' in when) return `${fullName(when.stated)} stated`;
  if ('all' in when)
    return when.all.map((part) => ('any' in part ? inBrackets(part) : pitfallWhenText(part))).join(' and ');
  if ('any' in when)
    return when.any.map((part) => ('all' in part ? inBrackets(part) : pitfallWhenText(part))).join(' or ');
  if ('fact' in when) return `${fullName(when.fact)} ${when.values.join(' or ')}`;
  const [first] = when.amount;
  const beside = typeof first === 'object' && when.amount.length === 1 ? first : undefined;
  const bounds = [
    when.atLeast && `at least ${amountText(when.atLeast, beside)}`,
    when.above && `above ${amountText(when.above, beside)}`,
    when.below && `below ${amountText(when.below, beside)}`,
  ].filter((text) => text !== undefined);
  return `${amountText(when.amount, undefined)} ${bounds.join(' and ')}`;
}

const inBrackets = (when: PitfallWhen) => `(${pitfallWhenText(when)})`;

/** `beside`: the fact that a plain number is compared with, which says what it is measured in. */
function amountText(amount: Amount, beside: FactName | undefined): string {
  return amount
    .map((factor) => {
      if (typeof factor === 'object') return fullName(factor);
      if (typeof factor === 'string' || amount.length > 1 || beside?.measure === undefined) return String(factor);
      return formatQuantity(factor, beside.measure);
    })
    .join(' × ');
}
