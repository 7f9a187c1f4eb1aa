import type { FlowAdvice } from '../../../model/advice.js';
import { capital, oneLine } from '../../../text/phrases.js';
import { sizeRows } from '../../screen/carrier.js';
import { type Block, type Inline, isEmpty, lines, paragraph, sentences, strong, table, text } from '../nodes.js';
import { code, name, plain, prose, sentence } from '../outside-text.js';
import { list, route } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { builtLines, otherWaiverLines } from './built.js';
import { carriedByLines, insteadLines } from './carriers.js';
import { consumerLines } from './consumers.js';
import { pitfallLine } from './pitfalls.js';
import { againstLines, whyLines } from './reasons.js';
import { statusLine } from './status.js';
import { flipLines, leaningLine, openLine, unsettledLines, verdictLine } from './verdict.js';

/** The flow's services, its text, and the flows that emit it. */
export function pathText(advice: FlowAdvice): Block {
  const { about, after } = advice.flow;
  const causes = list(after.map((each) => name(each.name)));
  return paragraph(
    sentences(
      text`${route(advice, 12)}.`,
      about === undefined ? '' : prose(about),
      after.length === 0 ? '' : text`Emitted when ${causes} is handled.`,
    ),
  );
}

/** What a style means here, where it does not mean the same everywhere. */
function meaningLine({ style, meaning }: FlowAdvice, { base }: ReportContext): Inline {
  return base.styles.some(({ id, what }) => id === style && what === meaning) ? '' : sentence(meaning);
}

/** Findings on the flow: needs that contradict each other. */
function findingLines({ findings }: FlowAdvice, { cite }: ReportContext): readonly Inline[] {
  return findings.map(({ rule, message, remedy, sources, suppression }) => {
    const label = plain(capital(rule.replaceAll('-', ' ').trim()));
    const waived = suppression?.kind === 'waiver' ? ', waived' : '';
    return [sentences(strong(label, waived, '.'), sentence(message), sentence(remedy)), cite(sources)];
  });
}

function patternText({ pattern }: FlowAdvice, { base }: ReportContext): Inline {
  if (pattern === undefined) return '';
  const known = base.catalogue.patterns.find(({ id }) => id === pattern.id);
  return text`${name(pattern.name)} (${code(pattern.id)}): ${prose(oneLine(known?.short, pattern.because))}`;
}

/** The figures that size the flow, and what it would cost a month. */
function sizeText(advice: FlowAdvice, { carrierOf }: ReportContext): Inline {
  const [row] = sizeRows(advice);
  if (row === undefined) return '';
  const { sizedFor } = advice;
  const on = sizedFor === undefined || sizedFor === carrierOf(advice) ? '' : [', on ', code(sizedFor)];
  return [plain(row.text), on];
}

/**
 * The section of a flow without its name, its text and its services, so that flows that are alike can share it: one table,
 * a line of markdown a fact. What all flows share stands in the appendices.
 */
export function body(advice: FlowAdvice, context: ReportContext): Block {
  const { base } = context;
  const rows: readonly (readonly [label: string, value: Inline])[] = [
    ['Status', statusLine(context.stated ?? advice.flow.decision)],
    ['Wrong in the file', lines(findingLines(advice, context))],
    ['Means', lines([meaningLine(advice, context), leaningLine(advice)])],
    ['For it', lines(whyLines(advice, base))],
    ['Against it', lines(againstLines(advice, base))],
    ['Would change it', lines(flipLines(advice, base))],
    ['Still open', lines([...unsettledLines(advice), openLine(advice)])],
    ['Consumers', lines(consumerLines(advice))],
    ['Carried by', lines([...carriedByLines(advice, context), ...insteadLines(advice, context)])],
    ['Pattern', patternText(advice, context)],
    ['Size', sizeText(advice, context)],
    ['Pitfalls', pitfallLine(advice, base)],
    ['Built today', lines([...builtLines(advice, context), ...accepted(advice)])],
  ];
  const full = rows.filter(([, value]) => !isEmpty(value));
  return table(
    ['Decision', verdictLine(advice)],
    full.map(([label, value]) => [label, value]),
  );
}

function accepted(advice: FlowAdvice): readonly Inline[] {
  return otherWaiverLines(advice).map((line) => ['Accepted for now, ', line]);
}
