import type { FlowAdvice } from '../../../model/advice.js';
import type { PatternAdvice } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { printable } from '../../../text/escape.js';
import { capital } from '../../../text/phrases.js';
import { type Block, fence, heading, type Inline, link, paragraph, sentences, strong, text } from '../nodes.js';
import { name, sentence } from '../outside-text.js';
import { firstSentence, list, some } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { fromPage } from '../sources.js';

export const PATTERNS_TITLE = 'The patterns';

/** The flow's pattern: in full for a single flow, else with a link to the section on patterns. */
export function pattern({ pattern }: FlowAdvice, { base, alone, anchor }: ReportContext): Block {
  if (pattern === undefined) return [];
  if (alone) return [paragraph(strong('Pattern: ', name(pattern.name), '.')), patternText(pattern, base)];
  const to = anchor(patternTitle(pattern)) ?? anchor(PATTERNS_TITLE);
  const shown: Inline = to === undefined ? name(pattern.name) : link(`#${to}`, name(pattern.name));
  return paragraph(sentences(text`${strong('Pattern:')} ${shown}.`, sentence(firstSentence(pattern.because))));
}

/** A heading with the same anchor in every viewer, unlike the name of a rule or a flow. */
export function patternTitle({ id }: PatternAdvice): string {
  return `${capital(id.replaceAll('-', ' '))} pattern`;
}

/** The patterns of all flows, each once. */
export function patternsMet(flows: readonly FlowAdvice[]): readonly PatternAdvice[] {
  const met = new Map<string, PatternAdvice>();
  for (const { pattern } of flows) if (pattern !== undefined && !met.has(pattern.id)) met.set(pattern.id, pattern);
  return [...met.values()];
}

/** The section with each pattern that some flow has. */
export function patternsSection(flows: readonly FlowAdvice[], base: RuleBase): Block {
  const met = patternsMet(flows);
  if (met.length === 0) return [];
  return [
    heading(2, PATTERNS_TITLE),
    ...met.map((pattern) => {
      const users = flows.filter((each) => each.pattern?.id === pattern.id).map(({ flow }) => name(flow.name));
      return [
        heading(3, name(patternTitle(pattern))),
        paragraph(text`${strong(name(pattern.name))}, for ${some(users, 12)}.`),
        patternText(pattern, base),
      ];
    }),
  ];
}

/** A pattern's reason, costs, sources and diagram. */
function patternText(pattern: PatternAdvice, { catalogue }: RuleBase): Block {
  const known = catalogue.patterns.find(({ id }) => id === pattern.id);
  const costs = known?.costs.map(sentence) ?? [];
  const sources = known?.sources.map((source) => fromPage(source)) ?? [];
  return [
    paragraph(
      sentences(
        sentence(pattern.because),
        costs.length === 0 ? '' : sentences(strong('It costs:'), ...costs),
        sources.length === 0 ? '' : text`(${list(sources)})`,
      ),
    ),
    drawing(pattern.diagram),
  ];
}

/** A diagram of the rule base, with control characters made visible. */
function drawing(diagram: string): Block {
  const lines = diagram.split(/\r\n?|\n/).map(printable);
  const value = lines.join('\n').trimEnd();
  return value.trim() === '' ? [] : fence('mermaid', value);
}
