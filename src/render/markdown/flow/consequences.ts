import type { FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { StyleText } from '../../../model/rule.js';
import type { Style } from '../../../model/style.js';
import { blocks, bullets, heading, outline } from '../blocks.js';
import { name } from '../escape.js';
import { plural, sentence, some } from '../phrases.js';
import type { Cite, ReportContext } from '../report-context.js';

const LEAD = '**Consequences and follow-ups.**';

function textOf(style: Style, base: RuleBase): StyleText | undefined {
  return base.styles.find((text) => text.id === style);
}

function details({ gives, costs, followUps }: StyleText, first: readonly string[] = []): string {
  return outline([
    ['It gives', gives.map(sentence)],
    ['It costs', costs.map(sentence)],
    ['To do', [...first, ...followUps.map(sentence)]],
  ]);
}

export function sharedHeading(style: Style): string {
  return style === 'either' ? 'Consequences of either style' : `Consequences of ${style} design`;
}

/** One flow's consequences: in full, or where to find them when several flows share them. */
export function consequences(advice: FlowAdvice, { base, shared, cite, anchor }: ReportContext): string {
  const text = textOf(advice.style, base);
  if (text === undefined) return '';
  const settle = advice.decided ? [] : [`Settle the ${plural(advice.open.length, 'open question')} above.`];
  const spare = advice.broker.needed === false ? ['They hold where a broker is used all the same.'] : [];
  if (shared.includes(advice.style)) {
    const title = sharedHeading(advice.style);
    const to = anchor(title);
    return `${[LEAD, ...settle, ...spare].join(' ')} See ${to === undefined ? title : `[${title}](#${to})`}.`;
  }
  // What the style is was said above, unless this flow has a meaning of its own.
  const what = text.what === advice.meaning ? [] : [sentence(text.what)];
  return blocks(`${[LEAD, ...what, ...spare].join(' ')}${cite(text.sources)}`, details(text, settle));
}

/** The consequences that several flows share, said once. */
export function sharedSection(style: Style, flows: readonly string[], base: RuleBase, cite: Cite): string {
  const text = textOf(style, base);
  if (text === undefined) return '';
  const what = `For ${some(flows, 12)}. ${sentence(text.what)}${cite(text.sources)}`;
  return blocks(heading(2, sharedHeading(style)), what, details(text));
}

/** What this flow can still get wrong, by what was said of it. */
export function pitfalls({ pitfalls: mind }: FlowAdvice): string {
  if (mind.length === 0) return '';
  const lines = mind.map(({ id, what, remedy }) => `${sentence(what)} ${sentence(remedy)} (${name(id)})`);
  return blocks('**Pitfalls to mind.**', bullets(lines));
}
