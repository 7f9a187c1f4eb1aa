import type { FlowAdvice, Reason } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { SIDES } from '../../../model/style.js';
import { plural } from '../../../text/phrases.js';
import { metIn } from '../appendix/appendix.js';
import { factsOf, reasonsBySide, reasonTitle } from '../flow/reasons.js';
import { type Inline, isEmpty, joined, sentences, strong } from '../nodes.js';

/** Reasons told. */
const MOST = 3;

/** The strongest reason of a flow; of a hybrid, on each side. */
function strongestOf(flow: FlowAdvice): readonly Reason[] {
  if (flow.style === 'either') return [];
  const { why } = reasonsBySide(flow);
  return SIDES.flatMap((side) => why.find((reason) => reason.favours === side) ?? []);
}

/** The strongest reasons, those of the most flows first. */
export function why(flows: readonly FlowAdvice[], base: RuleBase): Inline {
  const met = metIn(flows, (flow) => strongestOf(flow).map((reason): [string, Reason] => [reason.rule, reason]));
  const lead = strong('Why.');
  if (met.length === 0) return sentences(lead, 'No reason is strong enough for one style.');
  const sorted = [...met].sort((a, b) => b.flows.length - a.flows.length);
  const items = sorted.slice(0, MOST).map(({ item, flows: moved }): Inline => {
    const same = moved.every((flow) => factsText(flow, item.rule) === JSON.stringify(item.facts));
    const facts = same ? factsOf(item) : '';
    const count = flows.length === 1 ? '' : plural(moved.length, 'flow');
    const told = joined([facts, count], '; ');
    return [reasonTitle(item, base), isEmpty(told) ? '' : [' (', told, ')']];
  });
  return sentences(lead, [joined(items, '; '), '.']);
}

const factsText = ({ reasons }: FlowAdvice, rule: string) =>
  JSON.stringify(reasons.find((reason) => reason.rule === rule)?.facts);
