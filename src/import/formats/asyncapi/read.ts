import type { Node, Entry as NodeEntry } from '../../../system/yaml/nodes.js';
import type { Place, SourceText } from '../../../text/source.js';
import type { NotRead, Reading, Resource } from '../../resource.js';
import type { Entry, Value } from '../../value.js';
import { entriesOf, nodeAt, textOfNode } from '../nodes.js';
import type { Opened } from '../opened.js';
import { channelId, channelOf } from './channels.js';
import { messagesIn } from './messages.js';
import { Pointers } from './pointers.js';

const APPLICATION = 'application';

/** AsyncAPI 2 and 3: channels, and what the application that a document is about does on them. */
export function readAsyncApi({ source, roots }: Opened): Reading {
  const [root] = roots;
  const pointers = new Pointers(root);
  const notRead: NotRead[] = [];
  const version = textOfNode(nodeAt(root, 'asyncapi')) ?? '';
  const document: Document = { root, source, pointers, notRead };
  const channels = entriesOf(nodeAt(root, 'channels'));
  for (const { key, keySpan, value } of channels)
    if (pointers.isForeign(value)) {
      const reason = 'it stands in another document: name that as well';
      notRead.push({ place: { source, span: keySpan }, what: key, reason });
    }
  const operations = /^[01]\.|^2\./.test(version) ? publishedOf(channels, document) : operationsOf(document);
  const own = channels.filter(({ value }) => !pointers.isForeign(value));
  const resources = [
    applicationOf(document),
    ...own.map((entry) => channelOf(entry, messagesOf(entry.value, pointers), document)),
    ...operations,
  ];
  return { source, format: `AsyncAPI ${version.split('.')[0]}`, resources, notRead, findings: [] };
}

interface Document {
  readonly root: Node;
  readonly source: SourceText;
  readonly pointers: Pointers;
  readonly notRead: NotRead[];
}

/** In version 3 under the channel, in version 2 under its operations. */
function messagesOf(node: Node, pointers: Pointers): Node[] {
  const channel = pointers.resolved(node);
  const under = entriesOf(pointers.resolved(nodeAt(channel, 'messages'))).map(({ value }) => value);
  const inOperations = ['publish', 'subscribe'].flatMap((key) =>
    messagesIn(nodeAt(pointers.resolved(nodeAt(channel, key)), 'message'), pointers),
  );
  return [...under.flatMap((each) => messagesIn(each, pointers)), ...inOperations];
}

function applicationOf({ root, source }: Document): Resource {
  const title = nodeAt(root, 'info', 'title');
  const place = { source, span: (title ?? nodeAt(root, 'asyncapi') ?? root).span };
  const value: Value = { kind: 'scalar', place, value: textOfNode(title) ?? null };
  const entries: Entry[] = [{ key: 'title', keyPlace: place, value }];
  return { type: 'asyncapi:application', id: APPLICATION, place, scope: source.path, properties: map(entries, place) };
}

/** Version 3: operations stand by themselves; a reply runs the other way. */
function operationsOf({ root, source, pointers, notRead }: Document): Resource[] {
  return entriesOf(nodeAt(root, 'operations')).flatMap(({ key, keySpan, value }): Resource[] => {
    const place = { source, span: keySpan };
    const operation = pointers.resolved(value);
    const action = textOfNode(nodeAt(operation, 'action'));
    const channel = pointers.target(nodeAt(operation, 'channel'));
    if ((action !== 'send' && action !== 'receive') || channel === undefined) {
      const reason =
        channel === undefined ? 'its channel is not in this document' : 'its action is neither send nor receive';
      notRead.push({ place, what: key, reason });
      return [];
    }
    const reply = pointers.resolved(nodeAt(operation, 'reply'));
    const back = pointers.target(nodeAt(reply, 'channel'));
    const more = extensionsOf(operation, source);
    const made = [operationResource(action, key, channel.name, place, reply !== undefined, more)];
    if (back !== undefined && back.name !== channel.name)
      made.push(operationResource(action === 'send' ? 'receive' : 'send', `${key}.reply`, back.name, place, false));
    return made;
  });
}

/** What an operation says beyond the specification. */
function extensionsOf(operation: Node | undefined, source: SourceText): Entry[] {
  return entriesOf(operation).flatMap(({ key, keySpan, value: { span, ...value } }): Entry[] => {
    if (!key.startsWith('x-') || value.kind !== 'scalar') return [];
    const place = { source, span };
    return [{ key, keyPlace: { source, span: keySpan }, value: { kind: 'scalar', place, value: value.value } }];
  });
}

/** Version 2: what others publish, the application receives; to what others subscribe, it sends. */
function publishedOf(channels: readonly NodeEntry[], { source, pointers, notRead }: Document): Resource[] {
  return channels.flatMap(({ key, value }): Resource[] => {
    const channel = pointers.resolved(value);
    const written = entriesOf(channel).filter((entry) => entry.key === 'publish' || entry.key === 'subscribe');
    if (written.length > 1) {
      const reason =
        'both `publish` and `subscribe` stand on it, and they are often written the wrong way round: who sends is left open';
      notRead.push({ place: { source, span: written[0].keySpan }, what: key, reason });
      return [];
    }
    return written.map((entry) =>
      operationResource(
        entry.key === 'publish' ? 'receive' : 'send',
        `${key}.${entry.key}`,
        key,
        { source, span: entry.keySpan },
        false,
      ),
    );
  });
}

function operationResource(
  action: 'send' | 'receive',
  id: string,
  channel: string,
  place: Place,
  replies: boolean,
  more: readonly Entry[] = [],
): Resource {
  const reference = (to: string): Value => ({ kind: 'reference', place, id: to });
  const entries: Entry[] = [
    { key: 'channel', keyPlace: place, value: reference(channelId(channel)) },
    { key: 'application', keyPlace: place, value: reference(APPLICATION) },
    ...more,
    ...(replies ? [{ key: 'reply', keyPlace: place, value: { kind: 'scalar', place, value: true } } as const] : []),
  ];
  return { type: `asyncapi:${action}`, id, place, scope: place.source.path, properties: map(entries, place) };
}

const map = (entries: readonly Entry[], place: Place): Resource['properties'] => ({ kind: 'map', place, entries });
