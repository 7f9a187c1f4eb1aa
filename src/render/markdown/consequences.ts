import type { FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { StyleText } from '../../model/rule.js';
import type { Style } from '../../model/style.js';
import { blocks, heading, outline } from './blocks.js';
import type { Cite } from './reasons.js';
import { plural, sentence, some } from './words.js';

const LEAD = '**Consequences and follow-ups.**';

function textOf(style: Style, base: RuleBase): StyleText | undefined {
  return base.styles.find((text) => text.id === style);
}

function details(text: StyleText, cite: Cite): { readonly what: string; readonly list: string } {
  return {
    what: sentence(text.what) + cite(text.sources),
    list: outline([
      ['It gives', text.gives.map(sentence)],
      ['It costs', text.costs.map(sentence)],
      ['To do', text.followUps.map(sentence)],
    ]),
  };
}

export function sharedHeading(style: Style): string {
  return style === 'either' ? 'Consequences of either style' : `Consequences of ${style} design`;
}

/** One flow's consequences: in full, or where to find them when several flows share them. */
export function consequences(advice: FlowAdvice, base: RuleBase, shared: boolean, cite: Cite): string {
  const text = textOf(advice.style, base);
  if (text === undefined) return '';
  const settle = advice.decided ? '' : ` First settle the ${plural(advice.open.length, 'open question')} above.`;
  if (shared) {
    const title = sharedHeading(advice.style);
    return `${LEAD}${settle} See [${title}](#${title.toLowerCase().replaceAll(' ', '-')}).`;
  }
  const { what, list } = details(text, cite);
  return blocks(`${LEAD} ${what}${settle}`, list);
}

/** The consequences that several flows share, said once. */
export function sharedSection(style: Style, flows: readonly string[], base: RuleBase, cite: Cite): string {
  const text = textOf(style, base);
  if (text === undefined) return '';
  const { what, list } = details(text, cite);
  return blocks(heading(2, sharedHeading(style)), `For ${some(flows, 12)}. ${what}`, list);
}
