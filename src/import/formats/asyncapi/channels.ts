import type { Node, Entry as NodeEntry } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import type { Resource } from '../../resource.js';
import type { Entry } from '../../value.js';
import { entriesOf, nodeAt, textOfNode, valueOf } from '../nodes.js';
import { propertiesOf } from './messages.js';
import type { Pointers } from './pointers.js';

/** A channel as it is called in its document. */
export const channelId = (name: string): string => `channel/${name}`;

/** What a protocol is called without what it is secured by. */
const plain = (protocol: string) =>
  protocol
    .toLowerCase()
    .replace(/^secure-|-secure$/, '')
    .replace(/^(amqp|stomp|http|redis|ws|nats|pulsar)s$/, '$1');

/** The protocols of the servers on which a channel is: its own, or else all of the document. */
function protocolsOf(channel: Node | undefined, root: Node, pointers: Pointers): Set<string> {
  const all = nodeAt(root, 'servers');
  const own = nodeAt(channel, 'servers');
  const servers =
    own?.kind === 'list' && own.items.length > 0
      ? own.items.map((item) => (item.kind === 'scalar' ? nodeAt(all, item.text) : item))
      : entriesOf(all).map(({ value }) => value);
  return new Set(
    servers.flatMap((server) => {
      const protocol = textOfNode(nodeAt(pointers.resolved(server), 'protocol'));
      return protocol === undefined ? [] : [plain(protocol)];
    }),
  );
}

/** A channel of a document; its type says over which protocol it goes. */
export function channelOf(
  { key, keySpan, value }: NodeEntry,
  messages: readonly Node[],
  document: { readonly root: Node; readonly source: SourceText; readonly pointers: Pointers },
): Resource {
  const { root, source, pointers } = document;
  const place = { source, span: keySpan };
  const channel = pointers.resolved(value);
  const protocols = [...protocolsOf(channel, root, pointers)];
  const address = nodeAt(channel, 'address');
  const bindings = pointers.resolved(nodeAt(channel, 'bindings'));
  const entries: Entry[] = [
    {
      key: 'address',
      keyPlace: place,
      // Without an address it is known by its name alone.
      value: {
        kind: 'scalar',
        place: address ? { source, span: address.span } : place,
        value: textOfNode(address) ?? key,
      },
    },
    ...propertiesOf(messages, pointers, source),
  ];
  if (bindings !== undefined)
    entries.push({ key: 'bindings', keyPlace: place, value: valueOf(bindings, source, () => undefined) });
  const [protocol] = protocols;
  return {
    type:
      protocols.length > 1 ? 'asyncapi:channels' : `asyncapi:channel${protocol === undefined ? '' : `/${protocol}`}`,
    id: channelId(key),
    place,
    scope: source.path,
    properties: { kind: 'map', place, entries },
  };
}
