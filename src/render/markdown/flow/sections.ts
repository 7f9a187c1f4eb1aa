import type { FlowAdvice } from '../../../model/advice.js';
import { type Block, heading, table } from '../nodes.js';
import { name, prose, truncate } from '../outside-text.js';
import { route } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { body, pathText } from './section.js';

/** Up to this number, each flow has a section of its own. */
const MANY = 40;

/** A section; flows that differ in name, text and services only share one. */
export interface FlowSection {
  readonly title: string;
  readonly flows: readonly FlowAdvice[];
  readonly body: Block;
}

export function sectionsOf(flows: readonly FlowAdvice[], context: ReportContext): readonly FlowSection[] {
  const bodies = flows.map((each) => body(each, context));
  if (flows.length <= MANY) return flows.map((each, i) => ({ title: each.flow.name, flows: [each], body: bodies[i] }));
  const groups = new Map<string, { body: Block; alike: FlowAdvice[] }>();
  flows.forEach((each, i) => {
    const key = JSON.stringify(bodies[i]);
    const group = groups.get(key);
    if (group) group.alike.push(each);
    else groups.set(key, { body: bodies[i], alike: [each] });
  });
  return [...groups.values()].map(({ body: shared, alike }) => {
    const rest = alike.length > 1 ? ` and ${alike.length - 1} more like it` : '';
    return { title: alike[0].flow.name + rest, flows: alike, body: shared };
  });
}

export function sectionBlock({ title, flows, body: shared }: FlowSection): Block {
  const head: Block =
    flows.length === 1
      ? pathText(flows[0])
      : table(
          ['Flow', 'From → to', 'About'],
          flows.map((each) => [
            name(truncate(each.flow.name, 60)),
            route(each),
            each.flow.about === undefined ? '' : prose(each.flow.about),
          ]),
        );
  return [heading(2, name(title)), head, shared];
}
