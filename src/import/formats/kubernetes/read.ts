import type { Node } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import type { Reading, Resource } from '../../resource.js';
import type { Unread } from '../../value.js';
import { mappingOf, nodeAt, textOfNode } from '../nodes.js';
import type { Opened } from '../opened.js';

/** Lists in lists; kubectl writes one. */
const DEEPEST = 5;

/** Kubernetes manifests, any number of documents: each object is a resource, by its group and kind. */
export function readKubernetes({ source, roots }: Opened): Reading {
  return {
    source,
    format: 'Kubernetes',
    resources: roots.flatMap((root) => objectsIn(root, source, 0)),
    notRead: [],
    findings: [],
  };
}

function objectsIn(root: Node, source: SourceText, depth: number): Resource[] {
  const kind = textOfNode(nodeAt(root, 'kind'));
  const version = textOfNode(nodeAt(root, 'apiVersion'));
  if (kind === undefined || version === undefined) return [];
  const items = nodeAt(root, 'items');
  if (/List$/.test(kind) && items?.kind === 'list')
    return depth < DEEPEST ? items.items.flatMap((item) => objectsIn(item, source, depth + 1)) : [];
  const name = nodeAt(root, 'metadata', 'name') ?? nodeAt(root, 'metadata', 'generateName') ?? nodeAt(root, 'kind');
  // The version tells how something is written, not what it is.
  const group = version.includes('/') ? `${version.split('/')[0]}/` : '';
  return [
    {
      type: `${group}${kind}`,
      id: `${kind}/${textOfNode(name) ?? ''}`,
      place: { source, span: (name ?? root).span },
      scope: source.path,
      properties: mappingOf(root, source, (node) => placeholder(node, source)),
    },
  ];
}

/** What a template engine puts in before the text is read as YAML. */
function placeholder(node: Node, source: SourceText): Unread | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || !/\{\{[^}]*\}\}/.test(node.value)) return undefined;
  const label = /\{\{-?\s*([^}]*?)\s*-?\}\}/.exec(node.value)?.[1] ?? 'template';
  return {
    kind: 'unread',
    place: { source, span: node.span },
    label,
    reason: 'a template puts it in: render the template first, and give what it makes',
  };
}
