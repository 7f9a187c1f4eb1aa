import type { Root } from 'mdast';
import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { STYLES, type Style } from '../../model/style.js';
import { anchors } from './anchors.js';
import { confirmation } from './confirmation.js';
import { CRITERIA_TITLE, criteriaSection } from './flow/answers.js';
import { sharedHeading, sharedSection } from './flow/consequences.js';
import { PATTERNS_TITLE, patternsMet, patternsSection, patternTitle } from './flow/patterns.js';
import { REASONS_TITLE, reasonsMet, reasonsSection } from './flow/reasons.js';
import { about, body, path } from './flow/section.js';
import { type Block, heading, paragraph, table } from './nodes.js';
import { code, name, truncate } from './outside-text.js';
import { route } from './phrases.js';
import { print, root } from './print.js';
import type { ReportContext } from './report-context.js';
import { scoring } from './scoring.js';
import { citations, sourcesSection } from './sources.js';
import { context as contextSection, MANY } from './summary/context.js';
import { summary } from './summary/summary.js';

/** The decision record of a system as markdown: the same input gives the same bytes. */
export function renderReport(advice: Advice, base: RuleBase): string {
  return print(reportTree(advice, base));
}

/** A section; flows that differ in name, text and services only share one. */
interface Section {
  readonly title: string;
  readonly flows: readonly FlowAdvice[];
  readonly body: Block;
}

function sectionsOf(flows: readonly FlowAdvice[], bodies: readonly Block[]): readonly Section[] {
  if (flows.length <= MANY) return flows.map((each, i) => ({ title: each.flow.name, flows: [each], body: bodies[i] }));
  const groups = new Map<string, { body: Block; alike: FlowAdvice[] }>();
  flows.forEach((each, i) => {
    const key = JSON.stringify(bodies[i]);
    const group = groups.get(key);
    if (group) group.alike.push(each);
    else groups.set(key, { body: bodies[i], alike: [each] });
  });
  return [...groups.values()].map(({ body, alike }) => {
    const rest = alike.length > 1 ? ` and ${alike.length - 1} more like it` : '';
    return { title: alike[0].flow.name + rest, flows: alike, body };
  });
}

function sectionBlock({ title, flows, body }: Section, alone: boolean): Block {
  const [first] = flows;
  const head: Block =
    flows.length === 1
      ? [alone ? [] : paragraph(about(first.flow)), path(first)]
      : table(
          ['Flow', 'From → to', 'About'],
          flows.map((each) => [name(truncate(each.flow.name, 60)), route(each), about(each.flow)]),
        );
  return [heading(2, name(title)), head, body];
}

const FIXED = [
  'Context',
  'How the styles were weighed',
  'How this is kept honest',
  'Sources',
  ...[REASONS_TITLE, PATTERNS_TITLE, CRITERIA_TITLE],
];

/** The same as a tree, in which every text from outside is text or code. */
export function reportTree(advice: Advice, base: RuleBase): Root {
  const { flows, recommendation } = advice;
  if (flows.length === 0)
    return root(
      heading(1, name(advice.system.name)),
      paragraph('No flow is known yet, so there is nothing to decide. ', code('driven ask'), ' asks for the first.'),
    );
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
  const context: ReportContext = {
    base,
    cite: cited.cite,
    alone,
    compact: flows.length > MANY,
    shared,
    anchor: (title) => toOnce.get(title),
  };
  const bodies = flows.map((each, i) => body(each, recommendation.portfolio.carries[i], context));
  const sections = sectionsOf(flows, bodies);
  const toFlow = anchors([...once, ...sections.map(({ title }) => title)]);
  const anchorOf = new Map(
    sections.flatMap((each) => each.flows.map(({ flow }) => [flow.name, toFlow.get(each.title)])),
  );

  return root(
    summary(advice, base, (flow) => anchorOf.get(flow)),
    contextSection(advice),
    sections.map((each) => sectionBlock(each, alone)),
    shared.map((style) =>
      sharedSection(
        style,
        withStyle(style).map(({ flow }) => name(truncate(flow.name, 60))),
        base,
        cited.cite,
      ),
    ),
    alone ? [] : [reasonsSection(flows, context), patternsSection(flows, base), criteriaSection(flows, base)],
    scoring(flows, base),
    confirmation(advice),
    sourcesSection(cited),
  );
}
