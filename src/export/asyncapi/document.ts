import type { SystemAnalysis } from '../../advice/index.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Tree } from '../tree.js';
import { yamlText } from '../tree.js';
import { type Channel, channelsOf, channelTree, protocolOf } from './channels.js';
import { exportedFlows, type LeftOut } from './flows.js';
import { Keys, pointer } from './keys.js';
import { needsFor } from './properties.js';

const VERSION = '3.0.0';

/** A description has no version of its own; the specification wants one. */
const UNVERSIONED = '0.0.0';

/** The types of operations in rules/import/. */
const OPERATION = { send: 'asyncapi:send', receive: 'asyncapi:receive' } as const;

export interface AsyncApiExport {
  readonly text: string;
  readonly flows: number;
  readonly left: readonly LeftOut[];
}

/** The flows over a log, topic or bus as an AsyncAPI document; who sends and who receives stands at each operation. */
export function asyncApiOf(analysis: SystemAnalysis): AsyncApiExport {
  const { system, rulebook } = analysis;
  const { base } = rulebook;
  const { all, left } = exportedFlows(analysis);
  const channels = channelsOf(all, base);
  const brokers = [...new Set(channels.flatMap(({ broker }) => broker ?? []))];
  const document: { [key: string]: Tree } = {
    asyncapi: VERSION,
    info: {
      title: system.name,
      version: UNVERSIONED,
      description: `The flows of ${system.name} that are published over a log, topic or bus.`,
    },
    ...(brokers.length === 0
      ? {}
      : { servers: Object.fromEntries(brokers.map((broker) => [broker, serverTree(broker, base)])) }),
    channels: Object.fromEntries(channels.map((channel) => [channel.key, channelTree(channel)])),
    operations: Object.fromEntries(operationsOf(channels, base)),
  };
  return { text: yamlText(document), flows: all.length, left };
}

function serverTree(broker: string, base: RuleBase): Tree {
  const name = base.brokers.find(({ id }) => id === broker)?.name ?? broker;
  return {
    host: '{host}',
    protocol: protocolOf(broker, base),
    title: name,
    variables: { host: { description: `Where ${name} is reached, which the description does not say.` } },
  };
}

function operationsOf(channels: readonly Channel[], base: RuleBase): [string, Tree][] {
  const keys = new Keys();
  return channels.flatMap(({ key, flows }) =>
    flows.flatMap(({ analysis: { flow }, message }) => {
      const operation = (action: keyof typeof OPERATION, service: string): [string, Tree] => [
        keys.of(`${service}-${action}-${flow.name}`),
        {
          action,
          channel: pointer('channels', key),
          title: `${service} ${action}s ${flow.name}`,
          messages: [pointer('channels', key, 'messages', message)],
          ...(action === 'send' ? repliesOf(flow.needs, base) : {}),
          'x-driven-service': service,
        },
      ];
      return [
        ...flow.from.map(({ name }) => operation('send', name)),
        ...(flow.to ?? []).map(({ name }) => operation('receive', name)),
      ];
    }),
  );
}

function repliesOf(needs: Parameters<typeof needsFor>[1], { imports }: RuleBase): { [key: string]: Tree } {
  const kind = imports.find(({ types }) => types.includes(OPERATION.send));
  return kind === undefined ? {} : needsFor(kind, needs);
}
