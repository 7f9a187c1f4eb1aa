import type { NotRead, Resource } from '../resource.js';
import type { ResourceSet } from './resource-set.js';

/** The resources that are left out, one line for all of a type in a file. */
export function lefts({ unknown, known }: ResourceSet): { readonly notRead: NotRead[]; readonly count: number } {
  const groups = new Map<string, { first: Resource; count: number; reason: string }>();
  const add = (resource: Resource, reason: string, apart = false) => {
    const key = `${resource.scope}\n${resource.place.source.path}\n${apart ? resource.id : resource.type}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: resource, count: 1, reason });
    else group.count++;
  };
  for (const resource of unknown) add(resource, 'a type that is not known to carry, send or receive records');
  const ignored = known.filter(({ kind }) => kind.is === 'ignored');
  for (const { resource, kind } of ignored)
    if (resource.parent === undefined) add(resource, kind.because ?? '', kind.apart);
  const list = [...groups.values()];
  const notRead = list.map(({ first: { place, type, id }, count, reason }) => ({
    place,
    what: count === 1 ? `${id} (${type})` : `${id} and ${count - 1} more (${type})`,
    reason,
  }));
  // What stands inside of another resource is told, but is no resource by itself.
  for (const { resource, kind } of ignored)
    if (resource.parent !== undefined)
      notRead.push({ place: resource.place, what: resource.id, reason: kind.because ?? '' });
  return { notRead, count: list.reduce((sum, { count }) => sum + count, 0) };
}
