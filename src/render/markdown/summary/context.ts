import type { Advice } from '../../../model/advice.js';
import { blocks, heading } from '../blocks.js';
import { code, name } from '../escape.js';
import { about } from '../flow/head.js';
import { plural, some } from '../phrases.js';

/** Up to so many flows each is drawn and told by itself. */
export const MANY = 40;

/** What was described. */
export function context({ system, flows }: Advice): string {
  const services = [
    ...new Set(flows.flatMap(({ flow }) => [...flow.from, ...(flow.to ?? [])].map((each) => each.name))),
  ];
  const between =
    services.length === 0
      ? ''
      : ` between ${plural(services.length, 'service')}: ${some(
          services.map((each) => name(each)),
          30,
        )}`;
  const only = flows.length === 1 ? about(flows[0].flow) : '';
  return blocks(
    heading(2, 'Context'),
    `${code(system.source.path)} describes ${plural(flows.length, 'flow')}${between}. ` +
      'An answer that was not given counts as unknown, never as no.',
    only,
  );
}
