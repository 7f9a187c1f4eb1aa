import type { Entry as NodeEntry } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import type { NotRead, Reading, Resource } from '../../resource.js';
import { entryOf, type Mapping, type Value } from '../../value.js';
import { entriesOf, mappingOf, nodeAt, textOfNode } from '../nodes.js';
import type { Opened } from '../opened.js';
import { Intrinsics } from './intrinsics.js';

/** CloudFormation and SAM, as written or as CDK synthesises them; SAM is read as it stands, so that lines stay right. */
export function readCloudFormation({ source, roots }: Opened): Reading {
  const [root] = roots;
  const intrinsics = new Intrinsics(root, source);
  const globals = new Map(
    entriesOf(nodeAt(root, 'Globals')).map(({ key, value }) => [
      `AWS::Serverless::${key}`,
      mappingOf(value, source, intrinsics.special),
    ]),
  );
  const notRead: NotRead[] = [];
  const resources = entriesOf(nodeAt(root, 'Resources')).flatMap((entry) => {
    const resource = resourceOf(entry, source, intrinsics);
    if (resource === undefined) {
      const place = { source, span: entry.keySpan };
      notRead.push({ place, what: entry.key, reason: 'it has no `Type`' });
      return [];
    }
    const inherited = globals.get(resource.type);
    const whole =
      inherited === undefined ? resource : { ...resource, properties: under(resource.properties, inherited) };
    return [whole, ...connectorsOf(entry, source, intrinsics)];
  });
  return { source, format: 'CloudFormation', resources, notRead, findings: [] };
}

/** One entry of `Resources`; undefined where it says no type. */
export function resourceOf(
  { key, keySpan, value }: NodeEntry,
  source: SourceText,
  { special }: Pick<Intrinsics, 'special'>,
): Resource | undefined {
  const type = textOfNode(nodeAt(value, 'Type'));
  if (type === undefined) return undefined;
  const properties = mappingOf(nodeAt(value, 'Properties'), source, special);
  return { type, id: key, place: { source, span: keySpan }, scope: source.path, properties };
}

/** What a resource is connected to, each as the resource that SAM makes of it. */
function connectorsOf(
  { key, value }: NodeEntry,
  source: SourceText,
  { special }: Pick<Intrinsics, 'special'>,
): Resource[] {
  return entriesOf(nodeAt(value, 'Connectors')).map((connector) => {
    const place = { source, span: connector.keySpan };
    const properties = mappingOf(nodeAt(connector.value, 'Properties'), source, special);
    const id: Value = { kind: 'scalar', place, value: key };
    const from: Value = { kind: 'map', place, entries: [{ key: 'Id', keyPlace: place, value: id }] };
    const entries = [...properties.entries, { key: 'Source', keyPlace: place, value: from }];
    return {
      ...{ type: 'AWS::Serverless::Connector', id: key + connector.key, place, scope: source.path },
      properties: { ...properties, entries },
    };
  });
}

/** Own properties over inherited ones; mappings are laid over each other, all else is replaced. */
export function under(own: Mapping, inherited: Mapping): Mapping {
  const more = inherited.entries.filter(({ key }) => entryOf(own, key) === undefined);
  const entries = own.entries.map((entry) => {
    const below = entryOf(inherited, entry.key)?.value;
    const { value } = entry;
    return value.kind === 'map' && below?.kind === 'map' ? { ...entry, value: under(value, below) } : entry;
  });
  return { ...own, entries: [...entries, ...more] };
}
