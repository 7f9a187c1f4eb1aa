import type { Claim } from '../draft.js';
import { evidenceOf } from '../kinds/facts.js';
import { firstOf } from '../kinds/paths.js';
import { pushTo } from '../lists.js';
import type { Resource } from '../resource.js';
import { textOf, type Value } from '../value.js';
import { declaredName, distinctNames, lastSegment, nameText, spoken, textsFor, written } from './names.js';
import type { Known, ResourceSet } from './resource-set.js';

/** What sends or receives: declared in the files, or only named there. */
export interface Service {
  readonly name: Claim;
  readonly known?: Known;
}

/** All services, found by whatever names them, and who holds which identity. */
export class Services {
  private readonly byResource = new Map<Resource, Service>();
  private readonly byName = new Map<string, Service>();
  private readonly holders = new Map<Resource, Service[]>();
  /** Identities that are given something, by what they are given. */
  private readonly attached = new Map<Resource, Resource[]>();

  constructor(private readonly set: ResourceSet) {
    const known = set.known.filter(({ kind }) => kind.is === 'service');
    const names = distinctNames(
      known.map(({ resource, kind }) => ({ resource, name: declaredName({ resource, kind }, set) })),
    );
    known.forEach((each, index) => {
      this.declare(each, names[index]);
    });
    for (const each of set.known) if (each.kind.is === 'attachment') this.attach(each);
  }

  private attach({ resource, kind }: Known): void {
    const targets = (paths: readonly string[]) =>
      firstOf(resource, paths, this.set.follow)
        .flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]))
        .flatMap((value) => this.target(value, resource) ?? []);
    for (const given of targets(kind.channel))
      this.attached.set(given, [...(this.attached.get(given) ?? []), ...targets(kind.identity)]);
  }

  private declare(known: Known, name: Claim): void {
    const { resource, kind } = known;
    const service = { name, known };
    this.byResource.set(resource, service);
    for (const each of textsFor(known, name, this.set)) if (!this.byName.has(each)) this.byName.set(each, service);
    for (const { value } of firstOf(resource, kind.identity, this.set.follow)) {
      const identity = this.target(value, resource);
      if (identity) pushTo(this.holders, identity, service);
    }
  }

  private target(value: Value, from: Resource): Resource | undefined {
    if (value.kind === 'reference') return this.set.follow(value, from);
    const inside = value.kind === 'joined' ? value.parts.filter((part) => part.kind === 'reference') : [];
    return inside.length === 1 ? this.target(inside[0], from) : undefined;
  }

  /** The service that a value names. Undefined where it names something that is none. */
  of(value: Value, from: Resource): Service | undefined {
    const resource = this.target(value, from);
    const known = resource && this.byResource.get(resource);
    if (known !== undefined) return known;
    if (resource !== undefined && this.set.kindOf(resource)?.is === 'ignored') return undefined;
    const text = lastSegment(written(value));
    const named = this.byName.get(text);
    if (named !== undefined) return named;
    return text === ''
      ? undefined
      : { name: { text: nameText(resource?.id ?? spoken(text)), evidence: evidenceOf(value) } };
  }

  /** Who holds what is granted to something: a service itself, or the services whose identity it is. */
  holding(value: Value, from: Resource): readonly Service[] {
    const resource = this.target(value, from);
    const service = resource ? this.byResource.get(resource) : this.byName.get(textOf(value) ?? '');
    if (service !== undefined || resource === undefined) return service === undefined ? [] : [service];
    const identities = [resource, ...(this.attached.get(resource) ?? [])];
    return identities.flatMap((identity) => this.holders.get(identity) ?? []);
  }
}
