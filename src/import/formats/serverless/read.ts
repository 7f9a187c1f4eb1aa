import type { Node, Entry as NodeEntry } from '../../../system/yaml/nodes.js';
import type { NotRead, Reading, Resource } from '../../resource.js';
import type { Mapping, Value } from '../../value.js';
import { Intrinsics } from '../cloudformation/intrinsics.js';
import { resourceOf, under } from '../cloudformation/read.js';
import { entriesOf, mappingOf, nodeAt } from '../nodes.js';
import type { Opened } from '../opened.js';
import { Variables } from './variables.js';

/** serverless.yml, or a file of functions that one takes in. */
export function readServerless({ source, roots }: Opened): Reading {
  const [root] = roots;
  const read = (node: Node): Value => intrinsics.value(node);
  const variables: Variables = new Variables(root, source, read);
  const intrinsics: Intrinsics = new Intrinsics(root, source, variables);
  const notRead: NotRead[] = [];
  const listed = (node: Node | undefined, what: string): readonly Node[] => {
    if (node?.kind === 'list') return node.items.flatMap((item) => listed(item, what));
    const value = node?.kind === 'scalar' ? intrinsics.value(node) : undefined;
    if (value?.kind === 'unread') {
      const file = /^file\(([^)]+)\)/.exec(value.label)?.[1];
      notRead.push({ place: value.place, what, reason: value.reason, ...(file === undefined ? {} : { file }) });
    }
    return node?.kind === 'map' ? [node] : [];
  };
  // A file of functions or of resources alone is taken in by a whole one.
  const isWhole = ['provider', 'functions', 'Resources'].some((key) => nodeAt(root, key) !== undefined);
  const functions = (isWhole ? listed(nodeAt(root, 'functions'), 'functions') : [root]).flatMap(entriesOf);
  const provider = mappingOf(nodeAt(root, 'provider'), source, intrinsics.special);
  const resources: Resource[] = functions.map((entry) => functionOf(entry));
  function functionOf({ key, keySpan, value }: NodeEntry): Resource {
    const place = { source, span: keySpan };
    const properties = under(mappingOf(value, source, intrinsics.special), provider);
    return { type: 'serverless:function', id: key, aliases: [logicalId(key)], place, scope: source.path, properties };
  }
  for (const node of listed(nodeAt(root, 'Resources') ? root : nodeAt(root, 'resources'), 'resources'))
    for (const template of [node, ...entriesOf(nodeAt(node, 'extensions')).map(({ value }) => value)])
      for (const part of listed(nodeAt(template, 'Resources'), 'resources'))
        for (const entry of entriesOf(part)) {
          const resource = resourceOf(entry, source, intrinsics);
          const place = { source, span: entry.keySpan };
          if (resource === undefined) notRead.push({ place, what: entry.key, reason: 'it has no `Type`' });
          else resources.push(resource);
        }
  // Plugins keep their settings here; rules say which of them are resources.
  for (const { key, keySpan, value } of entriesOf(nodeAt(root, 'custom'))) {
    const place = { source, span: keySpan };
    const setting: Value = intrinsics.value(value);
    const properties: Mapping = { kind: 'map', place, entries: [{ key, keyPlace: place, value: setting }] };
    const type = `serverless:custom/${key}`;
    if (setting.kind === 'list' || setting.kind === 'map')
      resources.push({ type, id: key, place, scope: source.path, properties, plain: true });
  }
  return { source, format: 'Serverless Framework', resources, notRead, findings: [] };
}

/** What the framework calls a function in the template that it makes. */
function logicalId(name: string): string {
  const plain = name.replace(/-/g, 'Dash').replace(/_/g, 'Underscore');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}LambdaFunction`;
}
