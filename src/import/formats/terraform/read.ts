import { createFinding } from '../../../model/finding.js';
import type { SourceText } from '../../../text/source.js';
import type { Names, NotRead, Reading, Resource } from '../../resource.js';
import type { Entry, Mapping, Value } from '../../value.js';
import type { Opened } from '../opened.js';
import { definitionsOf } from './definitions.js';
import { type Around, evaluate, WAY_OUT } from './evaluate.js';
import { fromJson } from './from-json.js';
import { instancesOf } from './instances.js';
import { parseTerraform } from './parse.js';
import type { Block } from './syntax.js';

/** What says how a resource is made, and nothing of what it is. */
const META: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
]);

/** Terraform's own language. The files of a folder know each other's names, so that they are read once all are there. */
export async function readTerraform({ source, roots }: Opened): Promise<Reading> {
  const [json] = roots;
  const { body, faults } = json === undefined ? await parseTerraform(source.text) : await fromJson(json);
  const findings = faults.map(({ span, message }) =>
    createFinding({
      rule: 'input',
      severity: 'error',
      message,
      place: { source, span },
      remedy: 'Run `terraform validate`.',
      about: [message],
    }),
  );
  const scope = `${source.path.replace(/[^/]*$/, '')}*.tf`;
  const complete = (names: Names) => resourcesOf(body.blocks, source, scope, names);
  return {
    source,
    format: 'Terraform',
    resources: [],
    notRead: [],
    findings,
    shared: { scope, defines: definitionsOf(body, source), complete },
  };
}

function resourcesOf(
  blocks: readonly Block[],
  source: SourceText,
  scope: string,
  names: Names,
): Pick<Reading, 'resources' | 'notRead'> {
  const notRead: NotRead[] = [];
  const resources = blocks.flatMap((block): Resource[] => {
    const place = { source, span: block.span };
    const [type = '', name = ''] = block.labels;
    const bare: Mapping = { kind: 'map', place, entries: [] };
    if (block.type === 'module')
      return [{ type: 'terraform:module', id: `module.${type}`, place, scope, properties: bare }];
    if (block.type !== 'resource' && block.type !== 'data') return [];
    const isData = block.type === 'data';
    const id = isData ? `data.${type}.${name}` : `${type}.${name}`;
    const fullType = isData ? `data.${type}` : type;
    const around: Around = { source, names, own: new Map() };
    const instances = instancesOf(block, id, around);
    if ('made' in instances) {
      if (instances.made.length === 0 && !isData)
        notRead.push({ place, what: id, reason: '`count` or `for_each` makes none of it' });
      return instances.made.map((each, _, { length }) => ({
        type: fullType,
        id: each.id,
        ...(length === 1 && each.id !== id ? { aliases: [id] } : {}),
        place,
        scope,
        properties: propertiesOf(block, { ...around, own: each.own }, id, notRead),
        ...(isData ? { plain: true } : {}),
      }));
    }
    if (instances.unknown === 'none') {
      if (isData) return [];
      notRead.push({ place: instances.place, what: `${id}: for_each`, reason: instances.reason });
      return [{ type: 'terraform:for_each', id, place, scope, properties: bare }];
    }
    if (!isData) notRead.push({ place: instances.place, what: `${id}: count`, reason: instances.reason });
    return [
      {
        type: fullType,
        id,
        aliases: [`${id}[0]`],
        place,
        scope,
        properties: propertiesOf(block, around, id, notRead),
        ...(isData ? { plain: true } : {}),
      },
    ];
  });
  return { resources, notRead };
}

/** A block as a value: blocks of one name in it are a list, be it of one. */
function propertiesOf(block: Block, around: Around, owner: string, notRead: NotRead[]): Mapping {
  const { source } = around;
  const entries: Entry[] = block.attributes
    .filter(({ name }) => !META.has(name))
    .map(({ name, nameSpan, value }) => ({
      key: name,
      keyPlace: { source, span: nameSpan },
      value: evaluate(value, around),
    }));
  const lists = new Map<string, { readonly keyPlace: Entry['keyPlace']; readonly items: Value[] }>();
  for (const inner of block.blocks) {
    const keyPlace = { source, span: inner.span };
    if (META.has(inner.type)) continue;
    const isDynamic = inner.type === 'dynamic';
    const key = isDynamic ? (inner.labels[0] ?? inner.type) : inner.type;
    const list = lists.get(key) ?? { keyPlace, items: [] };
    lists.set(key, list);
    if (isDynamic) {
      const reason = `a dynamic block is not read: ${WAY_OUT}`;
      notRead.push({ place: keyPlace, what: `${owner}: ${key}`, reason });
      list.items.push({ kind: 'unread', place: keyPlace, label: key, reason });
    } else list.items.push(propertiesOf(inner, around, owner, notRead));
  }
  for (const [key, { keyPlace, items }] of lists)
    entries.push({ key, keyPlace, value: { kind: 'list', place: keyPlace, items } });
  return { kind: 'map', place: { source, span: block.span }, entries };
}
