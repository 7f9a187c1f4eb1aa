import type { Node } from '../../../system/yaml/nodes.js';
import type { Place, SourceText } from '../../../text/source.js';
import { joined, textOf, type Unread, type Value } from '../../value.js';
import { nodeAt, textOfNode, valueOf } from '../nodes.js';
import { parametersOf } from './parameters.js';

/** Most levels of intrinsic functions in one another; no template has ten. */
const DEEPEST = 40;

/** Resolves what a template's intrinsic functions stand for, as far as the template alone tells. */
export class Intrinsics {
  private readonly parameters: ReadonlyMap<string, (at: Node) => Value>;
  private depth = 0;

  constructor(
    private readonly root: Node,
    private readonly source: SourceText,
    /** What else stands for something in texts. */
    private readonly variables?: {
      text(text: string, node: Node): Value | undefined;
      named(name: string, node: Node): Value | undefined;
    },
  ) {
    this.parameters = parametersOf(root, source);
  }

  /** A value of the template. */
  readonly value = (node: Node): Value => valueOf(node, this.source, this.special);

  /** What a function stands for; undefined of what is none. */
  readonly special = (node: Node): Value | undefined => {
    if (node.kind === 'scalar') {
      if (typeof node.value !== 'string') return undefined;
      if (node.value.includes('{{resolve:')) return this.dynamic(node.value, node);
      return node.value.includes('${') ? this.variables?.text(node.value, node) : undefined;
    }
    if (node.kind !== 'map' || node.entries.length !== 1) return undefined;
    const [{ key, value }] = node.entries;
    if (key !== 'Ref' && !key.startsWith('Fn::')) return undefined;
    if (++this.depth > DEEPEST) {
      this.depth--;
      return this.unread(node, key, 'functions are nested too deeply');
    }
    const found = this.called(key, value, node);
    this.depth--;
    return found;
  };

  private called(key: string, value: Node, node: Node): Value {
    const place = this.place(node);
    switch (key) {
      case 'Ref':
        return this.named(textOfNode(value) ?? '', undefined, node);
      case 'Fn::GetAtt': {
        const parts = value.kind === 'list' ? value.items.map((item) => textOfNode(item) ?? '') : [];
        const [id, ...rest] = parts.length > 0 ? parts : (textOfNode(value) ?? '').split('.');
        return this.named(id, rest.join('.'), node);
      }
      case 'Fn::Sub':
        return this.substituted(value, node);
      case 'Fn::Join': {
        const [separator, list] = value.kind === 'list' ? value.items : [];
        const items = list === undefined ? undefined : this.value(list);
        if (items?.kind !== 'list') return this.unread(node, key, 'what it joins is not in the template');
        const between: Value = { kind: 'scalar', place, value: textOfNode(separator) ?? '' };
        return joined(
          items.items.flatMap((item, index) => (index === 0 ? [item] : [between, item])),
          place,
        );
      }
      case 'Fn::FindInMap':
        return this.mapped(value, node);
      case 'Fn::Select': {
        const [index, list] = value.kind === 'list' ? value.items.map(this.value) : [];
        const item = list?.kind === 'list' ? list.items[Number(textOf(index))] : undefined;
        return item ?? this.unread(node, key, 'what it selects from is not in the template');
      }
      case 'Fn::Split': {
        const [separator, whole] = value.kind === 'list' ? value.items.map(this.value) : [];
        const by = textOf(separator);
        const text = textOf(whole);
        if (!by || text === undefined) return this.unread(node, key, 'what it splits is not in the template');
        return { kind: 'list', place, items: text.split(by).map((part) => ({ kind: 'scalar', place, value: part })) };
      }
      case 'Fn::If': {
        const condition = value.kind === 'list' ? textOfNode(value.items[0]) : undefined;
        const label = condition ?? key;
        return this.unread(node, label, `it depends on the condition \`${label}\``);
      }
      case 'Fn::ImportValue': {
        const name = this.value(value);
        const label = textOf(name) ?? (name.kind === 'joined' ? readable(name.parts) : labelOf(name, key));
        return this.unread(node, label, `another stack exports \`${label}\``);
      }
      default:
        return this.unread(node, key.replace('Fn::', ''), `\`${key}\` is not evaluated`);
    }
  }

  /** A parameter's default, a resource, or what only a deployment knows. */
  private named(id: string, attribute: string | undefined, node: Node): Value {
    const place = this.place(node);
    const parameter = attribute === undefined ? this.parameters.get(id) : undefined;
    if (parameter !== undefined) return parameter(node);
    if (id === 'AWS::NoValue') return { kind: 'scalar', place, value: null };
    if (id.startsWith('AWS::')) return this.unread(node, id, `\`${id}\` is known when it is deployed`);
    return { kind: 'reference', place, id, ...(attribute === undefined ? {} : { attribute }) };
  }

  private substituted(value: Node, node: Node): Value {
    const [text, own] = value.kind === 'list' ? [textOfNode(value.items[0]), value.items[1]] : [textOfNode(value)];
    if (text === undefined) return this.unread(node, 'Fn::Sub', 'there is no text to substitute in');
    const place = this.place(node);
    const parts = text.split(/(\$\{[^}]*\})/).flatMap((part): Value[] => {
      const name = /^\$\{([^!][^}]*)\}$/.exec(part)?.[1]?.trim();
      if (name === undefined) return part === '' ? [] : [{ kind: 'scalar', place, value: part.replace('${!', '${') }];
      const given = nodeAt(own, name);
      if (given !== undefined) return [this.value(given)];
      const variable = this.variables?.named(name, node);
      if (variable !== undefined) return [variable];
      const [id, ...rest] = name.split('.');
      return [this.named(id, rest.length > 0 ? rest.join('.') : undefined, node)];
    });
    const whole = joined(parts, place);
    const known = textOf(whole);
    return known?.includes('{{resolve:') ? this.dynamic(known, node) : whole;
  }

  private mapped(value: Node, node: Node): Value {
    const keys = value.kind === 'list' ? value.items.slice(0, 3).map(this.value) : [];
    const names = keys.map(textOf);
    const unknown = this.unread(node, 'Fn::FindInMap', 'which entry of the mapping it is is known when it is deployed');
    if (names.length < 3 || names.some((name) => name === undefined)) return unknown;
    const found = nodeAt(this.root, 'Mappings', ...(names as string[]));
    if (found?.kind !== 'scalar') return unknown;
    const parameter = keys.flatMap((key) => (key.kind === 'scalar' ? (key.parameter ?? []) : []))[0];
    return { kind: 'scalar', place: this.place(node), value: found.value, ...(parameter ? { parameter } : {}) };
  }

  private dynamic(text: string, node: Node): Unread {
    const label = /\{\{resolve:[^:]*:(?:[^{}:]*\/)?([^{}:/]+)/.exec(text)?.[1] ?? 'resolve';
    return this.unread(node, label, `\`${label}\` is resolved when it is deployed`);
  }

  private unread(node: Node, label: string, reason: string): Unread {
    return { kind: 'unread', place: this.place(node), label, reason };
  }

  private place(node: Node): Place {
    return { source: this.source, span: node.span };
  }
}

const labelOf = (value: Value, otherwise: string) =>
  value.kind === 'unread' ? value.label : value.kind === 'reference' ? value.id : otherwise;

/** Parts of a name as a person would say it: what is known, and what the rest is called. */
function readable(parts: readonly Value[]): string {
  return parts.map((part) => textOf(part) ?? labelOf(part, '')).join('');
}
