import type { FlowAdvice } from '../../../model/advice.js';
import { PATTERNS_TITLE, patternText, patternTitle } from '../appendix/patterns.js';
import { blocks } from '../blocks.js';
import { name, prose } from '../escape.js';
import { sentence } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

/** How the flow is put together: in full where it is the only flow, else where that is told and drawn. */
export function pattern({ pattern }: FlowAdvice, { base, alone, anchor }: ReportContext): string {
  if (pattern === undefined) return '';
  if (alone) return blocks(`**Pattern: ${name(pattern.name)}.**`, patternText(pattern, base));
  const to = anchor(patternTitle(pattern)) ?? anchor(PATTERNS_TITLE);
  const shown = to === undefined ? name(pattern.name) : `[${name(pattern.name)}](#${to})`;
  return `**Pattern:** ${shown}. ${sentence(firstSentence(pattern.because))}`.trimEnd();
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(prose(text) === '' ? '' : text)?.[0] ?? text;
}
