import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { STYLES, type Style } from '../../model/style.js';
import { anchors } from './anchors.js';
import { confirmation } from './appendix/confirmation.js';
import { CRITERIA_TITLE, criteriaSection } from './appendix/criteria.js';
import { PATTERNS_TITLE, patternsMet, patternsSection, patternTitle } from './appendix/patterns.js';
import { reasonsMet, reasonsSection } from './appendix/reasons.js';
import { scoring } from './appendix/scoring.js';
import { blocks, heading, table } from './blocks.js';
import { name, truncate } from './escape.js';
import { body } from './flow/body.js';
import { sharedHeading, sharedSection } from './flow/consequences.js';
import { about, path } from './flow/head.js';
import { REASONS_TITLE } from './flow/reasons.js';
import { route } from './phrases.js';
import type { ReportContext } from './report-context.js';
import { citations, sourcesSection } from './sources.js';
import { context, MANY } from './summary/context.js';
import { summarySection } from './summary/summary-section.js';

/** Flows that are told together because everything about them but name, text and services is the same. */
interface Section {
  readonly title: string;
  readonly flows: readonly FlowAdvice[];
  readonly body: string;
}

function sections(flows: readonly FlowAdvice[], bodies: readonly string[]): readonly Section[] {
  if (flows.length <= MANY) return flows.map((each, i) => ({ title: each.flow.name, flows: [each], body: bodies[i] }));
  const groups = new Map<string, FlowAdvice[]>();
  flows.forEach((each, i) => {
    const group = groups.get(bodies[i]);
    if (group) group.push(each);
    else groups.set(bodies[i], [each]);
  });
  return [...groups].map(([text, alike]) => {
    const rest = alike.length > 1 ? ` and ${alike.length - 1} more like it` : '';
    return { title: alike[0].flow.name + rest, flows: alike, body: text };
  });
}

function sectionText({ title, flows, body }: Section, alone: boolean): string {
  const head =
    flows.length === 1
      ? blocks(alone ? '' : about(flows[0].flow), path(flows[0]))
      : table(
          ['Flow', 'From → to', 'About'],
          flows.map((each) => [name(truncate(each.flow.name, 60)), route(each), about(each.flow)]),
        );
  return blocks(heading(2, name(title)), head, body);
}

const FIXED = [
  'Context',
  'How the styles were weighed',
  'How this is kept honest',
  'Sources',
  ...[REASONS_TITLE, PATTERNS_TITLE, CRITERIA_TITLE],
];

/** The decision record of a system as markdown: the same input gives the same bytes. */
export function renderReport(advice: Advice, base: RuleBase): string {
  const { flows, recommendation } = advice;
  const alone = flows.length === 1;
  const withStyle = (style: Style) => flows.filter((each) => each.style === style);
  const shared = STYLES.filter((style) => withStyle(style).length > 1);
  const cited = citations(base);
  const once = alone
    ? FIXED
    : [
        ...FIXED,
        ...shared.map(sharedHeading),
        ...reasonsMet(flows, base).map(({ rule }) => rule),
        ...patternsMet(flows).map(patternTitle),
      ];
  const toOnce = anchors([...once, ...flows.map(({ flow }) => flow.name)]);
  const telling: ReportContext = {
    base,
    cite: cited.cite,
    alone,
    compact: flows.length > MANY,
    shared,
    anchor: (title) => toOnce.get(title),
  };
  const bodies = flows.map((each, i) => body(each, recommendation.portfolio.carries[i], telling));
  const told = sections(flows, bodies);
  const toFlow = anchors([...once, ...told.map(({ title }) => title)]);
  const anchorOf = new Map(told.flatMap((each) => each.flows.map(({ flow }) => [flow.name, toFlow.get(each.title)])));

  return `${blocks(
    summarySection(advice, base, (flow) => anchorOf.get(flow)),
    context(advice),
    ...told.map((each) => sectionText(each, alone)),
    ...shared.map((style) =>
      sharedSection(
        style,
        withStyle(style).map(({ flow }) => name(truncate(flow.name, 60))),
        base,
        cited.cite,
      ),
    ),
    alone ? '' : reasonsSection(flows, telling),
    alone ? '' : patternsSection(flows, base),
    alone ? '' : criteriaSection(flows, base),
    scoring(flows, base),
    confirmation(advice),
    sourcesSection(cited),
  )}\n`;
}
