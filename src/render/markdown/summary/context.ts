import type { Advice } from '../../../model/advice.js';
import { plural } from '../../../text/phrases.js';
import { about } from '../flow/section.js';
import { type Block, heading, paragraph, text } from '../nodes.js';
import { code, name } from '../outside-text.js';
import { some } from '../phrases.js';

/** Up to this number, each flow has a section of its own. */
export const MANY = 40;

/** Services named before the rest is counted. */
const SERVICES = 30;

/** The section on the description: its file, flows and services. */
export function context({ system, flows }: Advice): Block {
  const ends = flows.flatMap(({ flow }) => [...flow.from, ...(flow.to ?? [])].map((each) => each.name));
  const services = [...new Set(ends)];
  const between =
    services.length === 0
      ? ''
      : text` between ${plural(services.length, 'service')}: ${some(services.map(name), SERVICES)}`;
  return [
    heading(2, 'Context'),
    paragraph(
      text`${code(system.source.path)} describes ${plural(flows.length, 'flow')}${between}. An answer that was not given counts as unknown, never as no.`,
    ),
    flows.length === 1 ? paragraph(about(flows[0].flow)) : [],
  ];
}
