import type { FlowAdvice } from '../../../model/advice.js';
import type { PatternAdvice } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { printable } from '../../../text/escape.js';
import { blocks, fence, heading } from '../blocks.js';
import { name } from '../escape.js';
import { capital, list, sentence, some } from '../phrases.js';
import { fromPage } from '../sources.js';

export const PATTERNS_TITLE = 'The patterns';

/** A title that every viewer makes the same anchor of, and that no rule or flow is likely to have. */
export function patternTitle({ id }: PatternAdvice): string {
  return `${capital(id.replaceAll('-', ' '))} pattern`;
}

/** The patterns of all flows, each once. */
export function patternsMet(flows: readonly FlowAdvice[]): readonly PatternAdvice[] {
  const met = new Map<string, PatternAdvice>();
  for (const { pattern } of flows) if (pattern !== undefined && !met.has(pattern.id)) met.set(pattern.id, pattern);
  return [...met.values()];
}

/** A diagram from the rule base: its own lines, but nothing in them that a viewer would not show. */
function drawing(diagram: string): string {
  const lines = diagram.split(/\r\n?|\n/).map(printable);
  const text = lines.join('\n').trimEnd();
  return text.trim() === '' ? '' : fence('mermaid', text);
}

/** What a pattern is, what it costs, its picture. */
export function patternText(pattern: PatternAdvice, { catalogue }: RuleBase): string {
  const known = catalogue.patterns.find(({ id }) => id === pattern.id);
  const costs =
    known === undefined || known.costs.length === 0 ? '' : ` **It costs:** ${known.costs.map(sentence).join(' ')}`;
  const sources = known?.sources.map((source) => fromPage(source)) ?? [];
  const from = sources.length === 0 ? '' : ` (${list(sources)})`;
  return blocks(`${sentence(pattern.because)}${costs}${from}`, drawing(pattern.diagram));
}

/** Each pattern that some flow has, drawn once. */
export function patternsSection(flows: readonly FlowAdvice[], base: RuleBase): string {
  const met = patternsMet(flows);
  if (met.length === 0) return '';
  return blocks(
    heading(2, PATTERNS_TITLE),
    ...met.flatMap((pattern) => {
      const users = flows.filter((each) => each.pattern?.id === pattern.id).map(({ flow }) => name(flow.name));
      return [
        heading(3, name(patternTitle(pattern))),
        blocks(`**${name(pattern.name)}**, for ${some(users, 12)}.`, patternText(pattern, base)),
      ];
    }),
  );
}
