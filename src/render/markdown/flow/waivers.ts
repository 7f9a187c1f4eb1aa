import type { Flow, Waiver } from '../../../model/system.js';
import { type Block, bullets, type Inline, paragraph } from '../nodes.js';
import { code, plain, sentence } from '../outside-text.js';

/** Findings about the style that is built, and about what carries the flow. */
const STYLE_FINDINGS = ['style-mismatch'];
const BROKER_FINDINGS = ['broker-cannot', 'broker-strains', 'over-quota', 'broker-heavier-than-needed'];

const waiversOf = (flow: Flow, rules: readonly string[]): readonly Waiver[] =>
  flow.waive.filter(({ rule }) => rules.includes(rule));

export const styleWaivers = (flow: Flow) => waiversOf(flow, STYLE_FINDINGS);
export const brokerWaivers = (flow: Flow) => waiversOf(flow, BROKER_FINDINGS);

/** A waiver's rule, reason, last day and linked decision. */
export function waiverText({ rule, because, until, see }: Waiver): Inline {
  return [
    [code(rule), ': ', sentence(because)],
    until === undefined ? '' : [' Until ', plain(until), '.'],
    see === undefined ? '' : [' See ', code(see), '.'],
  ];
}

/** Waivers as sentences to follow the text that they are about. */
export function accepted(waivers: readonly Waiver[]): Inline {
  return waivers.map((waiver) => [' Accepted for now, ', waiverText(waiver)]);
}

export function waivedFindings(waivers: readonly Waiver[], lead: Inline): Block {
  return waivers.length === 0 ? [] : [paragraph(lead), bullets(waivers.map(waiverText))];
}
