import type { Node } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import type { Entry, Value } from '../../value.js';
import { entriesOf, nodeAt, textOfNode } from '../nodes.js';
import type { Pointers } from './pointers.js';

/** The messages of a channel or an operation, whether they stand in a mapping, in a list, alone, or as one of several. */
export function messagesIn(node: Node | undefined, pointers: Pointers): Node[] {
  const found = pointers.resolved(node);
  const oneOf = nodeAt(found, 'oneOf');
  if (oneOf?.kind === 'list') return oneOf.items.flatMap((item) => pointers.resolved(item) ?? []);
  if (found?.kind === 'list') return found.items.flatMap((item) => pointers.resolved(item) ?? []);
  return found === undefined ? [] : [found];
}

/** What all messages of a channel have in common, as properties of it. */
export function propertiesOf(messages: readonly Node[], pointers: Pointers, source: SourceText): Entry[] {
  const [first] = messages;
  if (first === undefined) return [];
  const place = { source, span: first.span };
  const entry = (key: string, value: string | boolean): Entry => ({
    key,
    keyPlace: place,
    value: { kind: 'scalar', place, value },
  });
  const found: Entry[] = [];
  if (messages.every((message) => partsOf(message, pointers).some((part) => nodeAt(part, 'correlationId'))))
    found.push(entry('correlated', true));
  if (messages.every((message) => hasSchema(nodeAt(message, 'payload'), pointers))) found.push(entry('typed', true));
  const keys = new Set(messages.map((message) => keyOf(message, pointers)));
  const [key] = keys;
  if (keys.size === 1 && key !== undefined) found.push(entry('key', key));
  const types = messages.flatMap((message) =>
    entriesOf(message).flatMap(({ key: name, value }) =>
      name.startsWith('x-') && value.kind === 'scalar' ? [{ name, value }] : [],
    ),
  );
  // An extension counts where all messages bear it alike.
  for (const { name, value } of types)
    if (
      messages.every((message) => textOfNode(nodeAt(message, name)) === value.text) &&
      !found.some((each) => each.key === name)
    )
      found.push({ key: name, keyPlace: place, value: extension(value, source) });
  return found;
}

const extension = (node: Node & { kind: 'scalar' }, source: SourceText): Value => ({
  kind: 'scalar',
  place: { source, span: node.span },
  value: node.value,
});

/** A message with its traits. */
function partsOf(message: Node, pointers: Pointers): Node[] {
  const traits = nodeAt(message, 'traits');
  return [message, ...(traits?.kind === 'list' ? traits.items.flatMap((each) => pointers.resolved(each) ?? []) : [])];
}

/** An empty schema, or one that lets everything pass, says nothing. */
function hasSchema(payload: Node | undefined, pointers: Pointers): boolean {
  if (payload === undefined) return false;
  if (pointers.isForeign(payload)) return true;
  const found = pointers.resolved(payload);
  if (found?.kind !== 'map') return false;
  const inner = nodeAt(found, 'schema');
  if (inner !== undefined && nodeAt(found, 'schemaFormat') !== undefined)
    return inner.kind !== 'map' || hasSchema(inner, pointers);
  return found.entries.length > 0;
}

/** The field that is the key, where the schema of one, for whatever protocol, names one. */
function keyOf(message: Node, pointers: Pointers): string | undefined {
  const bindings = entriesOf(pointers.resolved(nodeAt(message, 'bindings')));
  const keys = bindings.flatMap(({ value }) => pointers.resolved(nodeAt(pointers.resolved(value), 'key')) ?? []);
  const fields = keys.flatMap((key) => entriesOf(pointers.resolved(nodeAt(key, 'properties'))));
  return fields.length === 1 ? fields[0].key : undefined;
}
