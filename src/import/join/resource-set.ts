import type { ImportKind } from '../../model/entries/import.js';
import type { Follow } from '../kinds/paths.js';
import { follow } from '../kinds/paths.js';
import type { KindTable } from '../kinds/table.js';
import type { NotRead, Resource } from '../resource.js';
import { fieldOf, type Mapping, type Reference, textOf } from '../value.js';

/** Most levels of resources inside resources. */
const DEEPEST = 4;

/** A resource with what it means. */
export interface Known {
  readonly resource: Resource;
  readonly kind: ImportKind;
}

/** All resources of all files, those inside of others too, and how to get from one to another. */
export class ResourceSet {
  private readonly byScope = new Map<string, Resource>();
  private readonly byId = new Map<string, Resource | 'several'>();
  /** With what they mean, in the order of the files. */
  readonly known: Known[] = [];
  /** Of a type that no rule names. */
  readonly unknown: Resource[] = [];
  readonly notRead: NotRead[] = [];

  readonly resources: readonly Resource[];

  constructor(
    all: readonly Resource[],
    private readonly kinds: KindTable,
  ) {
    const resources = all.filter((resource) => !resource.plain || this.kindOf(resource) !== undefined);
    this.resources = resources;
    // What is no resource may still be referred to.
    for (const resource of all) this.index(resource);
    for (const resource of resources) this.add(resource, 0, 'told');
  }

  private index(resource: Resource): void {
    for (const id of [resource.id, ...(resource.aliases ?? [])]) {
      const key = `${resource.scope}\n${id}`;
      if (!this.byScope.has(key)) this.byScope.set(key, resource);
      this.byId.set(id, this.byId.has(id) && this.byId.get(id) !== resource ? 'several' : resource);
    }
  }

  /** What a reference names: in its own scope, or the one of that name in another file. */
  readonly follow: Follow = ({ id }: Reference, { scope }: Resource) => {
    const own = this.byScope.get(`${scope}\n${id}`);
    if (own !== undefined) return own;
    const other = this.byId.get(id);
    return other === 'several' ? undefined : other;
  };

  kindOf(resource: Resource): ImportKind | undefined {
    return this.kinds.kindOf(resource.type);
  }

  private add(resource: Resource, depth: number, others: 'told' | 'silent'): void {
    const kind = this.kindOf(resource);
    if (kind === undefined) {
      if (resource.parent === undefined) this.unknown.push(resource);
      else if (others === 'told') {
        const { place, type, id } = resource;
        this.notRead.push({ place, what: `${id} (${type})`, reason: 'a type that is not known here' });
      }
      return;
    }
    this.known.push({ resource, kind });
    if (depth < DEEPEST) for (const child of kind.children) this.addChildren(resource, child, depth);
  }

  private addChildren(parent: Resource, child: ImportKind['children'][number], depth: number): void {
    const taken = new Map<string, number>();
    for (const { key, keyed, value } of follow(parent, child.at, this.follow)) {
      // What is not a mapping may still say something, as an ARN alone does: it is the property without a name.
      const whole: Mapping =
        value.kind === 'map'
          ? value
          : { kind: 'map', place: value.place, entries: [{ key: 'value', keyPlace: value.place, value }] };
      const inside = child.properties === '' ? whole : fieldOf(whole, child.properties);
      const type = child.type.replace(/\{([^}]+)\}/g, (_, name: string) =>
        name === 'key' ? key : (textOf(fieldOf(whole, name)) ?? '?'),
      );
      const count = (taken.get(key) ?? 0) + 1;
      taken.set(key, count);
      const id = `${parent.id}.${key}${count > 1 ? `.${count}` : ''}`;
      const place = keyed ?? value.place;
      const empty: Mapping = { kind: 'map', place, entries: [] };
      const properties = inside?.kind === 'map' ? inside : empty;
      this.add({ type, id, place, scope: parent.scope, properties, parent }, depth + 1, child.others);
    }
  }
}
