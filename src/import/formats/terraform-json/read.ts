import type { Node } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import type { NotRead, Reading, Resource } from '../../resource.js';
import { type Entry, entryOf, type Mapping, type Value } from '../../value.js';
import { EMPTY, nodeAt, textOfNode, valueOf } from '../nodes.js';
import type { Opened } from '../opened.js';
import { Configuration } from './configuration.js';
import { type Found, itemsOf, resourcesInState } from './state.js';

/** Modules in one another. */
const DEEPEST = 50;

/** `terraform show -json`, of a plan or of a state; or a state as it is stored. */
export function readTerraformJson({ source, roots }: Opened): Reading {
  const [root] = roots;
  const planned = nodeAt(root, 'planned_values', 'root_module');
  const module = planned ?? nodeAt(root, 'values', 'root_module');
  const isStored = nodeAt(root, 'format_version') === undefined;
  const notRead: NotRead[] = [];
  const found = [...(isStored ? resourcesInState(root) : resourcesIn(module, 0))];
  const addresses = new Set(found.map(({ address }) => address));
  const configuration = new Configuration(nodeAt(root, 'configuration', 'root_module'), source, addresses);
  const resources = found.map((each) => resourceOf(each, source, configuration));
  if (module === undefined && !isStored)
    notRead.push({
      place: { source, span: { start: 0, end: 0 } },
      what: 'resources',
      reason: 'neither `planned_values` nor `values` is there: give the output of `terraform show -json` for a plan',
    });
  return {
    source,
    format: isStored ? 'Terraform state' : 'Terraform plan',
    resources: unique(resources),
    notRead,
    findings: [],
  };
}

function* resourcesIn(module: Node | undefined, depth: number): Generator<Found> {
  if (depth > DEEPEST) return;
  const path = textOfNode(nodeAt(module, 'address')) ?? '';
  for (const node of itemsOf(nodeAt(module, 'resources'))) {
    const type = textOfNode(nodeAt(node, 'type'));
    const name = textOfNode(nodeAt(node, 'name')) ?? '';
    const address = textOfNode(nodeAt(node, 'address')) ?? `${type}.${name}`;
    const values = nodeAt(node, 'values');
    if (type === undefined) continue;
    const isData = textOfNode(nodeAt(node, 'mode')) === 'data';
    yield {
      ...{ address, module: path, type, isData, told: nodeAt(node, 'address') ?? node },
      ...(values === undefined ? {} : { values }),
    };
  }
  for (const child of itemsOf(nodeAt(module, 'child_modules'))) yield* resourcesIn(child, depth + 1);
}

function resourceOf(
  { address, module, type, isData, told, values }: Found,
  source: SourceText,
  configuration: Configuration,
): Resource {
  const place = { source, span: told.span };
  const known = values === undefined ? EMPTY(source) : withoutNothing(valueOf(values, source, () => undefined));
  const written = configuration.of(address, module);
  return {
    type: isData ? `data.${type}` : type,
    id: address,
    place,
    scope: source.path,
    properties: known.kind === 'map' ? over(known, written) : written,
    ...(isData ? { plain: true } : {}),
  };
}

/** What is set to nothing is not set: a plan lists every property that there is. */
function withoutNothing(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(withoutNothing) };
  if (value.kind !== 'map') return value;
  const entries = value.entries.map((entry): Entry => ({ ...entry, value: withoutNothing(entry.value) }));
  return { ...value, entries: entries.filter((entry) => !isNothing(entry.value)) };
}

function isNothing(value: Value): boolean {
  if (value.kind === 'scalar') return value.value === null || value.value === '';
  if (value.kind === 'list') return value.items.length === 0;
  return value.kind === 'map' && value.entries.length === 0;
}

/** What is planned, and where that is known only when it is applied, what the configuration refers to. */
function over(known: Mapping, written: Mapping): Mapping {
  const more = written.entries.filter(({ key }) => entryOf(known, key) === undefined);
  const entries = known.entries.map((entry): Entry => {
    const below = entryOf(written, entry.key)?.value;
    return below === undefined ? entry : { ...entry, value: overEach(entry.value, below) };
  });
  return { ...known, entries: [...entries, ...more] };
}

function overEach(known: Value, written: Value): Value {
  if (known.kind === 'map' && written.kind === 'map') return over(known, written);
  if (known.kind !== 'list' || written.kind !== 'list') return known;
  const items = known.items.map((item, index) => {
    const below = written.items[index];
    return below === undefined ? item : overEach(item, below);
  });
  return { ...known, items };
}

/** An address is said once; a state of a broken run may say it twice. */
function unique(resources: readonly Resource[]): Resource[] {
  return [...new Map(resources.map((resource) => [resource.id, resource])).values()];
}
