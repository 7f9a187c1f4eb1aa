import type { Root } from 'mdast';
import type { Advice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { AdviceChange } from '../../model/pages/change.js';
import type { Decision } from '../../model/system.js';
import { anchors } from './anchors.js';
import { answersSection } from './appendix/answers.js';
import type { Appendix } from './appendix/appendix.js';
import { confirmation, type Made } from './appendix/confirmation.js';
import { consequencesSection } from './appendix/consequences.js';
import { patternsSection } from './appendix/patterns.js';
import { pitfallsSection } from './appendix/pitfalls.js';
import { reasonsSection } from './appendix/reasons.js';
import { refusalsSection } from './appendix/refusals.js';
import { reversalsSection } from './appendix/reversals.js';
import { scoring } from './appendix/scoring.js';
import { sizesSection } from './appendix/sizes.js';
import { citations, sourcesSection } from './appendix/sources.js';
import { changeBlocks } from './comments/diff.js';
import { type FlowSection, sectionBlock, sectionsOf } from './flow/sections.js';
import { alternativesSection } from './front/alternatives.js';
import { frontPage } from './front/front-page.js';
import { map } from './front/map.js';
import { MADR, oneFlow } from './front/one-flow.js';
import { statuses } from './front/sureness.js';
import { type Block, heading, paragraph } from './nodes.js';
import { oneOfMany } from './one-of-many.js';
import { code, name, plain } from './outside-text.js';
import { print, root } from './print.js';
import { type ReportContext, TITLES } from './report-context.js';

export interface ReportOptions extends Omit<Made, 'since'> {
  /** What changed since another description. */
  readonly change?: AdviceChange;
  /** What people have decided on the flow, where that is not what the description says of it. */
  readonly stated?: Decision;
}

/** The decision record of a system, or of one of its flows, as markdown: the same input gives the same bytes. */
export function renderReport(advice: Advice, base: RuleBase, options: ReportOptions = {}): string {
  return print(reportTree(advice, base, options));
}

const FLOWS = 'The flows';
const CHANGED = 'What changed';
const FIXED = [FLOWS, CHANGED, ...Object.values(TITLES)];
/** The same as a tree, in which every text from outside is text or code. */
export function reportTree(whole: Advice, base: RuleBase, options: ReportOptions = {}): Root {
  const advice = options.only === undefined ? whole : oneOfMany(whole, options.only, base);
  const { flows } = advice;
  if (flows.length === 0)
    return root(
      heading(1, name(advice.system.name)),
      paragraph('No flow is known yet, so there is nothing to decide. ', code('driven ask'), ' asks for the first.'),
    );
  const alone = flows.length === 1;
  const carriers = new Map(advice.flows.map((each, i) => [each.flow, advice.recommendation.portfolio.carries[i]]));
  const fixed = alone ? [...FIXED, ...Object.values(MADR)] : FIXED;
  const before = anchors([...fixed, ...flows.map(({ flow }) => flow.name)]);
  const cited = citations(base, before.get(TITLES.sources));
  const context: ReportContext = {
    base,
    cite: cited.cite,
    alone,
    ...(options.stated === undefined ? {} : { stated: options.stated }),
    carrierOf: ({ flow }) => carriers.get(flow),
    anchor: (title) => before.get(title),
  };
  const sections = alone ? [] : sectionsOf(flows, context);
  const titles = anchors([...fixed, ...sections.map(({ title }) => title)]);
  const addressOf = (flow: string) => {
    const anchor = titles.get(sectionOf(flow, sections));
    return anchor === undefined ? undefined : `#${anchor}`;
  };
  const front = alone ? oneFlow(advice, context) : frontPage(advice, context, addressOf, statuses(flows));
  const changed = options.change === undefined ? [] : changes(options.change);
  const all = sections.map((section) => sectionBlock(section));
  const appendices = appendicesOf(advice, context);
  const checked = confirmation(advice, { ...options, since: options.change?.paths.old });
  if (alone)
    return root(
      front,
      changed,
      heading(3, MADR.confirmation),
      checked.body,
      heading(2, MADR.more),
      printed([...appendices, sourcesSection(cited)], 3),
    );
  return root(
    front,
    changed,
    heading(2, FLOWS),
    map(flows, context),
    all,
    printed([...appendices, checked, sourcesSection(cited)], 2),
  );
}

/** What all flows share, in the order in which it is read. */
function appendicesOf(advice: Advice, context: ReportContext): readonly (Appendix | undefined)[] {
  const { flows } = advice;
  return [
    alternativesSection(advice, context.base),
    reasonsSection(flows, context),
    refusalsSection(flows, context),
    sizesSection(flows),
    patternsSection(flows, context),
    pitfallsSection(flows, context),
    consequencesSection(flows, context),
    reversalsSection(advice, context),
    answersSection(flows, context),
    scoring(flows, context.base),
  ];
}

const printed = (appendices: readonly (Appendix | undefined)[], depth: 2 | 3): Block =>
  appendices.map((each) => (each === undefined ? [] : [heading(depth, plain(each.title)), each.body]));

const changes = (change: AdviceChange): Block => [heading(2, CHANGED), changeBlocks(change)];

const sectionOf = (flow: string, sections: readonly FlowSection[]) =>
  sections.find(({ flows }) => flows.some((each) => each.flow.name === flow))?.title ?? '';
