import type { SourceText } from '../../../text/source.js';
import type { Names } from '../../resource.js';
import type { Parameter, Value } from '../../value.js';
import { evaluate } from './evaluate.js';
import { instancesOf } from './instances.js';
import type { Block } from './syntax.js';

type Definitions = Map<string, (names: Names) => Value>;

/** What the names that a file brings stand for: variables, locals, and the instances of what it makes several of. */
export function definitionsOf(body: Pick<Block, 'attributes' | 'blocks'>, source: SourceText): Definitions {
  const defined: Definitions = new Map();
  const around = (names: Names) => ({ source, names, own: new Map() });
  // A file of values: `name = "value"` and nothing else.
  if (body.blocks.length === 0)
    for (const { name, value } of body.attributes)
      defined.set(`var.${name}`, (names) => evaluate(value, around(names)));
  for (const block of body.blocks) {
    const [type = '', name = ''] = block.labels;
    if (block.type === 'variable') defined.set(`var.${type}`, () => defaultOf(block, type, source));
    else if (block.type === 'locals')
      for (const local of block.attributes)
        defined.set(`local.${local.name}`, (names) => evaluate(local.value, around(names)));
    else if (block.type === 'resource') {
      const id = `${type}.${name}`;
      defined.set(`${id}[*]`, (names) => {
        const place = { source, span: block.span };
        const instances = instancesOf(block, id, around(names));
        const ids = 'made' in instances ? instances.made.map((each) => each.id) : [id];
        return { kind: 'list', place, items: ids.map((value) => ({ kind: 'scalar', place, value })) };
      });
    }
  }
  return defined;
}

function defaultOf(block: Block, name: string, source: SourceText): Value {
  const given = (key: string) => block.attributes.find((attribute) => attribute.name === key);
  const place = { source, span: block.span };
  const label = `var.${name}`;
  const sensitive = given('sensitive')?.value;
  if (sensitive !== undefined && !(sensitive.kind === 'literal' && sensitive.value === false))
    return { kind: 'unread', place, label, reason: `\`${label}\` is sensitive` };
  const set = given('default');
  if (set === undefined) return { kind: 'unread', place, label, reason: `\`${label}\` has no default` };
  const value = evaluate(set.value, { source, names: () => undefined, own: new Map() });
  return asDefault(value, { name: label, place: { source, span: set.nameSpan } });
}

/** A default of nothing says that whoever applies it may leave it out. */
function asDefault(value: Value, parameter: Parameter): Value {
  const again = (each: Value) => asDefault(each, parameter);
  if (value.kind === 'scalar') return { ...value, parameter };
  if (value.kind === 'list') return { ...value, items: value.items.map(again) };
  if (value.kind !== 'map') return value;
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: again(entry.value) })) };
}
