import type { Node, Entry as NodeEntry } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import type { NotRead, Reading, Resource } from '../../resource.js';
import type { Entry, Value } from '../../value.js';
import { entriesOf, nodeAt, textOfNode } from '../nodes.js';
import type { Opened } from '../opened.js';
import { substituted } from './substituted.js';

/** Services that extend one another. */
const DEEPEST = 10;

/** A compose file. Of a service only its image is looked at; environments hold secrets, and prove no flow. */
export function readCompose({ source, roots }: Opened): Reading {
  const [root] = roots;
  const notRead: NotRead[] = [];
  const services = entriesOf(nodeAt(root, 'services'));
  const resources = services.map((entry) => serviceOf(entry, services, source, notRead));
  for (const { key, keySpan } of entriesOf(root))
    if (key === 'include') {
      const reason = 'other files are included: name them as well';
      notRead.push({ place: { source, span: keySpan }, what: key, reason });
    }
  return { source, format: 'compose', resources, notRead, findings: [] };
}

function serviceOf(
  { key, keySpan, value }: NodeEntry,
  services: readonly NodeEntry[],
  source: SourceText,
  notRead: NotRead[],
): Resource {
  const place = { source, span: keySpan };
  const found = imageOf(value, services, 0);
  if (found === 'elsewhere') {
    const reason = 'it extends a service of another file: name that as well';
    notRead.push({ place, what: key, reason });
  }
  const entries: Entry[] =
    found === undefined || found === 'elsewhere'
      ? []
      : [{ key: 'image', keyPlace: place, value: repositoryOf(substituted(found, source)) }];
  return {
    type: 'compose:service',
    id: key,
    place,
    scope: source.path,
    properties: { kind: 'map', place, entries },
  };
}

/** Its image, or that of the service of this file that it extends. */
function imageOf(service: Node, services: readonly NodeEntry[], depth: number): Node | 'elsewhere' | undefined {
  const own = nodeAt(service, 'image');
  if (own !== undefined) return own;
  const extended = nodeAt(service, 'extends');
  if (extended === undefined || depth > DEEPEST) return undefined;
  if (nodeAt(extended, 'file') !== undefined) return 'elsewhere';
  const name = textOfNode(nodeAt(extended, 'service') ?? extended);
  const other = services.find(({ key }) => key === name);
  return other && imageOf(other.value, services, depth + 1);
}

/** An image without its tag: which version runs is often a variable, which product runs seldom is. */
function repositoryOf(image: Value): Value {
  const start = image.kind === 'joined' ? image.parts[0] : image;
  if (start.kind !== 'scalar' || typeof start.value !== 'string') return image;
  const end = /^(?:[^/@]*\/)*[^/:@]+(?=[:@])/.exec(start.value)?.[0];
  if (end === undefined) return image;
  return { ...start, value: end };
}
