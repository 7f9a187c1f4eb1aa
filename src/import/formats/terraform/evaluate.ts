import { excerpt } from '../../../text/escape.js';
import type { Place, SourceText, Span } from '../../../text/source.js';
import type { Names } from '../../resource.js';
import { fieldOf, joined, type Reference, type Scalar, textOf, type Unread, type Value } from '../../value.js';
import type { Expression, Path, Step } from './syntax.js';

/** Where an expression stands: in which file, and in which instance of a resource. */
export interface Around {
  readonly source: SourceText;
  readonly names: Names;
  /** What `each.key`, `each.value` and `count.index` are. */
  readonly own: ReadonlyMap<string, Value>;
}

/** Functions that give what they are given, as another type or as a text. */
const SAME: ReadonlySet<string> = new Set([
  'jsonencode',
  'jsondecode',
  'tolist',
  'tomap',
  'tonumber',
  'tostring',
  'toset',
  'nonsensitive',
]);

/** What only a run of Terraform knows, told with the way to get at it. */
export const WAY_OUT = 'give the output of `terraform show -json` for a plan';

/** What an expression stands for, as far as the files of its folder tell. */
export function evaluate(expression: Expression, around: Around): Value {
  const place: Place = { source: around.source, span: expression.span };
  const value = (each: Expression) => evaluate(each, around);
  switch (expression.kind) {
    case 'literal':
      return { kind: 'scalar', place, value: expression.value };
    case 'template':
      return joined(expression.parts.map(value), place);
    case 'list':
      return { kind: 'list', place, items: expression.items.map(value) };
    case 'object':
      return {
        kind: 'map',
        place,
        entries: expression.entries.flatMap(({ key, keySpan, value: of }) => {
          const name = typeof key === 'string' ? key : textOf(value(key));
          const keyPlace = { source: around.source, span: keySpan };
          return name === undefined ? [] : [{ key: name, keyPlace, value: value(of) }];
        }),
      };
    case 'path':
      return pathOf(expression, around);
    case 'call': {
      const [given] = expression.given;
      if (given !== undefined && SAME.has(expression.name)) return value(given);
      return unread(expression.span, around, `\`${expression.name}\` is not evaluated`);
    }
    case 'arithmetic':
      return (
        calculated(expression.sign, expression.operands.map(value), place) ??
        unread(expression.span, around, 'what it calculates is known when it is applied')
      );
    default:
      return unread(expression.span, around, `it depends on ${expression.what}`);
  }
}

/** What is not read, called as it is written; texts in it may be secrets. */
function unread(span: Span, { source }: Around, reason: string): Unread {
  const written = source.text.slice(span.start, Math.min(span.end, span.start + 200));
  return { kind: 'unread', place: { source, span }, label: excerpt(written.replace(/"[^"]*"?/g, '"…"')), reason };
}

function pathOf(path: Path, around: Around): Value {
  const { source, names, own } = around;
  const place = { source, span: path.span };
  const [first, second] = path.steps;
  const name = first !== undefined && first !== 'each' && 'attribute' in first ? first.attribute : undefined;
  if (name === undefined) return unread(path.span, around, `\`${path.root}\` is no value by itself`);
  const dotted = `${path.root}.${name}`;
  switch (path.root) {
    case 'var': {
      const found = names(dotted);
      if (found === undefined) return unread(path.span, around, `\`${dotted}\` is set outside of these files`);
      return into(movedTo(found, place), path.steps.slice(1), path, around);
    }
    case 'local': {
      const found = names(dotted);
      if (found === undefined) return unread(path.span, around, `\`${dotted}\` is not in these files`);
      return into(found, path.steps.slice(1), path, around);
    }
    case 'each':
    case 'count': {
      const found = own.get(dotted);
      if (found === undefined) return unread(path.span, around, `\`${dotted}\` is known when it is applied`);
      return into(found, path.steps.slice(1), path, around);
    }
    case 'module':
      return unread(path.span, around, `a module is not read: ${WAY_OUT}`);
    case 'path':
    case 'terraform':
    case 'self':
      return unread(path.span, around, `\`${dotted}\` is known when it is applied`);
    case 'data': {
      if (second === undefined || second === 'each' || !('attribute' in second))
        return unread(path.span, around, 'it names no data source');
      return referenceTo(`data.${name}.${second.attribute}`, path.steps.slice(2), place, around);
    }
    default:
      return referenceTo(dotted, path.steps.slice(1), place, around);
  }
}

/** A resource, one of its instances, or something of it. */
function referenceTo(id: string, steps: readonly Step[], place: Place, around: Around): Value {
  const [first, ...rest] = steps;
  const attribute = (left: readonly Step[]) => {
    const names = left.flatMap((step) => (step !== 'each' && 'attribute' in step ? [step.attribute] : []));
    return names.length > 0 ? { attribute: names.join('.') } : {};
  };
  const make = (of: string, left: readonly Step[]): Reference => ({
    kind: 'reference',
    place,
    id: of,
    ...attribute(left),
  });
  if (first === 'each') {
    const all = around.names(`${id}[*]`);
    return all?.kind === 'list'
      ? { kind: 'list', place, items: all.items.map((item) => ({ ...make('', rest), id: textOf(item) ?? id })) }
      : make(id, rest);
  }
  if (first !== undefined && 'index' in first) {
    const index = evaluate(first.index, around);
    const text = textOf(index);
    if (text === undefined) {
      const reason = index.kind === 'unread' ? index.reason : 'which of several it is is known when it is applied';
      return { kind: 'unread', place, label: id, reason };
    }
    return make(instanceId(id, text), rest);
  }
  return make(id, steps);
}

/** As Terraform writes the address of one of several. */
export const instanceId = (id: string, key: string): string =>
  /^\d+$/.test(key) ? `${id}[${key}]` : `${id}[${JSON.stringify(key)}]`;

/** What a value holds under some steps. */
function into(value: Value, steps: readonly Step[], path: Path, around: Around): Value {
  const [step, ...rest] = steps;
  if (step === undefined || value.kind === 'unread') return value;
  if (value.kind === 'reference') return referenceTo(value.id, steps, value.place, around);
  if (step === 'each') return unread(path.span, around, 'a part of each of several is not read');
  const key = 'attribute' in step ? step.attribute : textOf(evaluate(step.index, around));
  const found = value.kind === 'list' ? value.items[Number(key)] : key === undefined ? undefined : fieldOf(value, key);
  return found === undefined
    ? unread(path.span, around, 'what it names is not in these files')
    : into(found, rest, path, around);
}

/** A variable's default counts where it is used, and is marked as one. */
function movedTo(value: Value, place: Place): Value {
  if (value.kind === 'scalar') return { ...value, place };
  if (value.kind === 'list') return { ...value, place, items: value.items.map((item) => movedTo(item, place)) };
  if (value.kind !== 'map') return value;
  return { ...value, place, entries: value.entries.map((entry) => ({ ...entry, value: movedTo(entry.value, place) })) };
}

const SIGNS: { readonly [sign: string]: (left: number, right: number) => number } = {
  '-': (left, right) => left - right,
  '+': (left, right) => left + right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

function calculated(sign: string, operands: readonly Value[], place: Place): Scalar | undefined {
  const known = operands.filter((each) => each.kind === 'scalar');
  const numbers = known.map((each) => (typeof each.value === 'number' ? each.value : Number.NaN));
  if (known.length < operands.length || numbers.some(Number.isNaN)) return undefined;
  const [left, right] = numbers.length === 1 ? [0, numbers[0]] : numbers;
  const value = SIGNS[sign](left, right);
  const parameter = known.find((each) => each.parameter !== undefined)?.parameter;
  return Number.isFinite(value) ? { kind: 'scalar', place, value, ...(parameter ? { parameter } : {}) } : undefined;
}
