import type { FlowAdvice } from '../../../model/advice.js';
import type { PatternAdvice } from '../../../model/carrying.js';
import { printable } from '../../../text/escape.js';
import { type Block, fence, type Inline, joined, lines, strong, table, text } from '../nodes.js';
import { code, name, sentence } from '../outside-text.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { type Appendix, appendix, flowNames, metIn } from './appendix.js';
import { fromPage } from './sources.js';

/** Each pattern once: what it is, what it costs, for which flows; for a single flow, drawn. */
export function patternsSection(flows: readonly FlowAdvice[], context: ReportContext): Appendix | undefined {
  const met = metIn(flows, ({ pattern }) => (pattern === undefined ? [] : [[pattern.id, pattern]]));
  if (met.length === 0) return undefined;
  const rows = met.map(({ item, flows: among }) => [
    text`${name(item.name)} (${code(item.id)})`,
    whatItIs(item, context),
    flowNames(among, flows.length),
  ]);
  return appendix(
    TITLES.patterns,
    table(['Pattern', 'What it is, and what it costs', 'Flows'], rows),
    context.alone ? met.map(({ item }) => drawing(item.diagram)) : [],
  );
}

function whatItIs({ id, because }: PatternAdvice, { base }: ReportContext): Inline {
  const known = base.catalogue.patterns.find((each) => each.id === id);
  const costs = known?.costs.map(sentence) ?? [];
  const pages = known?.sources.map(fromPage) ?? [];
  return lines([
    [sentence(because), pages.length === 0 ? '' : [' (', joined(pages, '; '), ')']],
    costs.length === 0 ? '' : [strong('It costs:'), costs.map((cost): Inline => [' ', cost])],
  ]);
}

/** A diagram of the rule base, with control characters made visible. */
function drawing(diagram: string): Block {
  const value = diagram
    .split(/\r\n?|\n/)
    .map(printable)
    .join('\n')
    .trimEnd();
  return value.trim() === '' ? [] : fence('mermaid', value);
}
