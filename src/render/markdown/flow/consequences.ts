import type { FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { StyleText } from '../../../model/rule.js';
import type { Style } from '../../../model/style.js';
import { plural } from '../../../text/phrases.js';
import {
  type Block,
  bullets,
  heading,
  type Inline,
  link,
  outline,
  paragraph,
  sentences,
  strong,
  text,
} from '../nodes.js';
import { name, sentence } from '../outside-text.js';
import { some } from '../phrases.js';
import type { Cite, ReportContext } from '../report-context.js';

function textOf(style: Style, base: RuleBase): StyleText | undefined {
  return base.styles.find((text) => text.id === style);
}

function details({ gives, costs, followUps }: StyleText, first: readonly Inline[] = []): Block {
  return bullets(
    outline([
      ['It gives', gives.map(sentence)],
      ['It costs', costs.map(sentence)],
      ['To do', [...first, ...followUps.map(sentence)]],
    ]),
  );
}

export function sharedHeading(style: Style): string {
  return style === 'either' ? 'Consequences of either style' : `Consequences of ${style} design`;
}

/** The consequences of a flow's style: in full, or a link to the section that several flows share. */
export function consequences(advice: FlowAdvice, { base, shared, cite, anchor }: ReportContext): Block {
  const style = textOf(advice.style, base);
  if (style === undefined) return [];
  const lead = strong('Consequences and follow-ups.');
  const settle = advice.decided ? [] : [`Settle the ${plural(advice.open.length, 'open question')} above.`];
  const spare = advice.broker.needed === false ? 'They hold where a broker is used all the same.' : '';
  if (shared.includes(advice.style)) {
    const title = sharedHeading(advice.style);
    const to = anchor(title);
    return paragraph(sentences(lead, ...settle, spare, text`See ${to === undefined ? title : link(`#${to}`, title)}.`));
  }
  // The decision has stated the style's meaning already, unless this flow has one of its own.
  const what = style.what === advice.meaning ? '' : sentence(style.what);
  return [paragraph(sentences(lead, what, spare), cite(style.sources)), details(style, settle)];
}

/** The section on the consequences that several flows share. */
export function sharedSection(style: Style, flows: readonly Inline[], base: RuleBase, cite: Cite): Block {
  const found = textOf(style, base);
  if (found === undefined) return [];
  return [
    heading(2, sharedHeading(style)),
    paragraph(sentences(text`For ${some(flows, 12)}.`, sentence(found.what)), cite(found.sources)),
    details(found),
  ];
}

/** The pitfalls whose conditions this flow may meet. */
export function pitfalls({ pitfalls }: FlowAdvice): Block {
  if (pitfalls.length === 0) return [];
  const items = pitfalls.map(({ id, what, remedy }) =>
    sentences(sentence(what), sentence(remedy), ['(', name(id), ')']),
  );
  return [paragraph(strong('Pitfalls to mind.')), bullets(items)];
}
