import { textOf, type Value } from '../../value.js';
import { type Around, evaluate, instanceId, WAY_OUT } from './evaluate.js';
import type { Block } from './syntax.js';

/** Most instances of one block that are read. */
const MOST = 200;

/** One of those that a block makes. */
export interface Instance {
  readonly id: string;
  readonly own: ReadonlyMap<string, Value>;
}

export type Instances =
  | { readonly made: readonly Instance[] }
  /** How many there are is not known; `told` says why. */
  | { readonly unknown: 'none' | 'perhaps'; readonly reason: string; readonly place: Value['place'] };

/** The instances that `count` or `for_each` make of a resource; one without either. */
export function instancesOf(block: Block, id: string, around: Around): Instances {
  const given = (name: string) => {
    const found = block.attributes.find((attribute) => attribute.name === name);
    return found && evaluate(found.value, around);
  };
  const each = given('for_each');
  if (each !== undefined) return forEach(each, id);
  const count = given('count');
  if (count === undefined) return { made: [{ id, own: new Map() }] };
  const number = Number(textOf(count));
  if (count.kind === 'scalar' && Number.isInteger(number) && number >= 0 && number <= MOST)
    return { made: Array.from({ length: number }, (_, index) => counted(id, index, count)) };
  const reason = count.kind === 'unread' ? count.reason : `\`count\` is no number up to ${MOST}`;
  return { unknown: 'perhaps', reason: `how many there are is not known, one is read: ${reason}`, place: count.place };
}

function counted(id: string, index: number, count: Value): Instance {
  const value: Value = { kind: 'scalar', place: count.place, value: index };
  return { id: instanceId(id, String(index)), own: new Map([['count.index', value]]) };
}

function forEach(each: Value, id: string): Instances {
  const entries =
    each.kind === 'map'
      ? each.entries.map(({ key, keyPlace, value }) => ({ key, place: keyPlace, value }))
      : each.kind === 'list'
        ? each.items.map((value) => ({ key: textOf(value), place: value.place, value }))
        : undefined;
  if (entries === undefined || entries.length > MOST || entries.some(({ key }) => key === undefined)) {
    const reason = each.kind === 'unread' ? each.reason : 'what it is for is known when it is applied';
    return { unknown: 'none', reason: `${reason}; ${WAY_OUT}`, place: each.place };
  }
  return {
    made: entries.map(({ key = '', place, value }) => ({
      id: instanceId(id, key),
      own: new Map<string, Value>([
        ['each.key', { kind: 'scalar', place, value: key }],
        ['each.value', value],
      ]),
    })),
  };
}
