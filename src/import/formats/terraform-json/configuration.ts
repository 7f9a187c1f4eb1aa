import type { Node } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import type { Entry, Mapping, Value } from '../../value.js';
import { EMPTY, entriesOf, nodeAt, textOfNode, valueOf } from '../nodes.js';

/** Modules that hand values on to one another. */
const DEEPEST = 20;

/** What a plan repeats of the configuration: which values refer to which resource. */
export class Configuration {
  private readonly modules = new Map<string, Node | undefined>();
  private readonly resources = new Map<Node, ReadonlyMap<string, Node>>();

  constructor(
    private readonly root: Node | undefined,
    private readonly source: SourceText,
    /** Of everything planned. */
    private readonly addresses: ReadonlySet<string>,
  ) {}

  /** The properties of a resource as far as they refer to something or are written out. */
  of(address: string, module: string): Mapping {
    const found = this.module(module);
    const local = module === '' ? address : address.slice(module.length + 1);
    const resource = found && this.resourcesOf(found).get(bare(local));
    const expressions = nodeAt(resource, 'expressions');
    if (expressions === undefined) return EMPTY(this.source);
    const index = /\[[^\]]*\]$/.exec(address)?.[0] ?? '';
    const value = this.valueOf(expressions, { module, index });
    return value?.kind === 'map' ? value : EMPTY(this.source);
  }

  /** The configuration of a module, by the module's address. */
  private module(address: string): Node | undefined {
    if (this.modules.has(address)) return this.modules.get(address);
    const names = [...address.matchAll(/module\.([^.[]+)(?:\[[^\]]*\])?/g)].map(([, name]) => name);
    const found = names.reduce<Node | undefined>((at, name) => nodeAt(at, 'module_calls', name, 'module'), this.root);
    this.modules.set(address, found);
    return found;
  }

  private resourcesOf(module: Node): ReadonlyMap<string, Node> {
    const known = this.resources.get(module);
    if (known !== undefined) return known;
    const list = nodeAt(module, 'resources');
    const found = new Map(
      (list?.kind === 'list' ? list.items : []).map((node) => [textOfNode(nodeAt(node, 'address')) ?? '', node]),
    );
    this.resources.set(module, found);
    return found;
  }

  private valueOf(node: Node, from: From): Value | undefined {
    const place = { source: this.source, span: node.span };
    if (node.kind === 'list') {
      const items = node.items.flatMap((item) => this.valueOf(item, from) ?? []);
      return items.length === 0 ? undefined : { kind: 'list', place, items };
    }
    if (node.kind !== 'map') return undefined;
    const constant = nodeAt(node, 'constant_value');
    if (constant !== undefined) return valueOf(constant, this.source, () => undefined);
    const references = nodeAt(node, 'references');
    if (references?.kind === 'list') {
      const names = references.items.flatMap((item) => textOfNode(item) ?? []);
      const id = this.target(names, from, 0);
      return id === undefined ? undefined : { kind: 'reference', place, id };
    }
    const entries = entriesOf(node).flatMap(({ key, keySpan, value }): Entry[] => {
      const inner = this.valueOf(value, from);
      return inner === undefined ? [] : [{ key, keyPlace: { source: this.source, span: keySpan }, value: inner }];
    });
    return { kind: 'map', place, entries };
  }

  /** The one resource that names lead to, through what modules hand in and out; undefined where there are several. */
  private target(names: readonly string[], from: From, depth: number): string | undefined {
    if (depth > DEEPEST) return undefined;
    const found = new Set(names.flatMap((name) => this.leads(name, from, depth) ?? []));
    return found.size === 1 ? [...found][0] : undefined;
  }

  private leads(name: string, { module, index }: From, depth: number): string | undefined {
    const within = (address: string) => (module === '' ? address : `${module}.${address}`);
    const [first, second = ''] = name.split('.');
    if (first === 'var') {
      const parent = module.replace(/\.?module\.[^.[]+(?:\[[^\]]*\])?$/, '');
      const called = /module\.([^.[]+)(?:\[[^\]]*\])?$/.exec(module)?.[1];
      const given =
        called && nodeAt(this.module(parent), 'module_calls', called, 'expressions', bare(second), 'references');
      return given ? this.target(textsOf(given), { module: parent, index: '' }, depth + 1) : undefined;
    }
    if (first === 'module') {
      const [, call, output] = /^module\.([^.[]+)(?:\[[^\]]*\])?\.([^.[]+)/.exec(name) ?? [];
      const inner = call && within(`module.${call}`);
      const given = inner && nodeAt(this.module(inner), 'outputs', output, 'expression', 'references');
      return given ? this.target(textsOf(given), { module: inner, index: '' }, depth + 1) : undefined;
    }
    const parts = /^(?:data\.)?[^.[]+\.[^.[]+(?:\[(?:"[^"]*"|\d+)\])?/.exec(name)?.[0];
    if (parts === undefined) return undefined;
    const wanted = within(parts);
    const candidates = [wanted, `${wanted}${index}`, `${wanted}[0]`];
    return candidates.find((address) => this.addresses.has(address));
  }
}

/** In which module, and in which of several instances, something stands. */
interface From {
  readonly module: string;
  readonly index: string;
}

const bare = (address: string) => address.replace(/\[[^\]]*\]$/, '');

const textsOf = (node: Node) => (node.kind === 'list' ? node.items.flatMap((item) => textOfNode(item) ?? []) : []);
