import type { DeployedFlow } from '../../model/deployed/deployed.js';
import { createFinding, type Finding } from '../../model/finding.js';
import type { System } from '../../model/system.js';
import { list } from '../../text/phrases.js';
import { textOf, type Vocabulary } from './setting.js';

const RULE = 'deployed-unknown';

/** What carries records in the files and that no flow is about. */
export function unknownResource(system: System, resource: DeployedFlow, words: Vocabulary): Finding {
  const { name, place, channel, brokers, isDeclared } = resource;
  const over = brokers.length === 0 ? '' : ` (${list([...new Set(brokers.map(({ id }) => id))])})`;
  const own = channel.name === name ? '' : ` over \`${channel.name}\``;
  return createFinding({
    ...textOf(words, RULE),
    rule: RULE,
    message: `\`${name}\`${own}${over} is ${isDeclared ? 'deployed' : 'used'} here, and no flow of ${system.source.path} is about it`,
    place,
    system: system.name,
    related: [
      { message: 'the flows are described here', place: { source: system.source, span: { start: 0, end: 0 } } },
    ],
    about: [channel.name, name],
  });
}

/** Whether a resource is one that a description could name: a variable alone is no name. */
export const canBeNamed = ({ isDeclared, isNamed }: DeployedFlow): boolean => isDeclared || isNamed;
