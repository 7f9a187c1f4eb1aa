import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { STYLES, type Style } from '../../model/style.js';
import { blocks, heading, table } from './blocks.js';
import { honest, weighing } from './closing.js';
import { sharedHeading, sharedSection } from './consequences.js';
import { cut, name } from './escape.js';
import { about, body, path } from './flow.js';
import { context, MANY, opening } from './opening.js';
import { citations, sourcesSection } from './sources.js';
import { route } from './words.js';

/** Flows that are told together because everything about them but name, text and services is the same. */
interface Section {
  readonly title: string;
  readonly flows: readonly FlowAdvice[];
  readonly body: string;
}

function sections(flows: readonly FlowAdvice[], tell: (flow: FlowAdvice) => string): readonly Section[] {
  if (flows.length <= MANY) return flows.map((each) => ({ title: each.flow.name, flows: [each], body: tell(each) }));
  const groups = new Map<string, FlowAdvice[]>();
  for (const each of flows) {
    const text = tell(each);
    const group = groups.get(text);
    if (group) group.push(each);
    else groups.set(text, [each]);
  }
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
          flows.map((each) => [name(cut(each.flow.name, 60)), route(each), about(each.flow)]),
        );
  return blocks(heading(2, name(title)), head, body);
}

/** The anchors that every viewer gives the same: of plain titles that no other heading shares. */
function anchors(titles: readonly string[]): ReadonlyMap<string, string> {
  const plain = titles.filter((title) => /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/.test(title));
  const slug = (title: string) => title.toLowerCase().replaceAll(' ', '-');
  const all = titles.map(slug);
  return new Map(
    plain
      .filter((title) => all.filter((each) => each === slug(title)).length === 1)
      .map((title) => [title, slug(title)]),
  );
}

/** The decision record of a system as markdown: the same input gives the same bytes. */
export function renderReport(advice: Advice, base: RuleBase): string {
  const { flows } = advice;
  const { cite, ...cited } = citations(advice, base);
  const compact = flows.length > MANY;
  const withStyle = (style: Style) => flows.filter((each) => each.style === style);
  const shared = STYLES.filter((style) => withStyle(style).length > 1);
  const told = sections(flows, (each) => body(each, { base, cite, compact, shared: shared.includes(each.style) }));

  const fixed = ['Context', 'How the styles were weighed', 'How this is kept honest', 'Sources'];
  const known = anchors([...fixed, ...shared.map(sharedHeading), ...told.map(({ title }) => title)]);
  const anchorOf = new Map(told.flatMap((each) => each.flows.map(({ flow }) => [flow.name, known.get(each.title)])));

  return `${blocks(
    opening(advice, base, (flow) => anchorOf.get(flow)),
    context(advice),
    ...told.map((each) => sectionText(each, flows.length === 1)),
    ...shared.map((style) =>
      sharedSection(
        style,
        withStyle(style).map(({ flow }) => name(cut(flow.name, 60))),
        base,
        cite,
      ),
    ),
    weighing(flows, base),
    honest(advice),
    sourcesSection({ cite, ...cited }),
  )}\n`;
}
