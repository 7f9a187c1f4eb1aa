import type { Carrier, Inherent, Platform } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import { didYouMean } from '../../text/nearest.js';
import { FieldReader, type RuleFault } from './field-reader.js';
import { readWhen } from './when.js';

/** rules/platforms.yaml. */
export function readPlatforms(reader: FieldReader, value: unknown): Platform[] {
  return reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['id', 'name', 'service', 'cloud']);
    return {
      id: here.inside('id').text(map.id),
      name: here.inside('name').text(map.name),
      service: map.service === true || map.cloud !== undefined,
      ...(map.cloud === undefined ? {} : { cloud: here.inside('cloud').text(map.cloud) }),
    };
  });
}

/** What carriers bring unasked: `inherent` of rules/capabilities.yaml. */
export function readInherents(
  reader: FieldReader,
  value: unknown,
  criteria: ReadonlyMap<string, Criterion>,
): Inherent[] {
  return reader.list(value).map((item, index) => {
    const here = reader.inside(index);
    const map = here.map(item);
    here.keys(map, ['id', 'means', 'askedBy']);
    return {
      id: here.inside('id').text(map.id),
      means: here.inside('means').text(map.means),
      askedBy: readWhen(here.inside('askedBy'), map.askedBy, criteria),
    };
  });
}

/** With the platforms that only a broker names by its own id, such as one of a rule pack. */
export function allPlatforms(listed: readonly Platform[], brokers: Iterable<Carrier>): Platform[] {
  const own = [...brokers].filter(
    ({ id, platforms }) => platforms.includes(id) && !listed.some((platform) => platform.id === id),
  );
  return [...listed, ...own.map(({ id, name }) => ({ id, name, service: false }))];
}

interface Names {
  readonly carriers: readonly Carrier[];
  readonly platforms: readonly Platform[];
  readonly inherents: readonly Inherent[];
}

/** Every platform and inherent known, every alias free. */
export function checkCarrierNames({ carriers, platforms, inherents }: Names, faults: RuleFault[]): void {
  const places = platforms.map(({ id }) => id);
  const taken = new Set([...places, ...carriers.map(({ id }) => id)]);
  for (const { id, parts, kind, platforms, modes, aliases, inherent } of carriers) {
    const reader = new FieldReader(`${kind === 'composition' ? 'patterns' : 'brokers'}/${id}.yaml`, faults);
    const own = [...platforms, ...modes.flatMap(({ platform }) => platform ?? [])];
    for (const platform of parts.includes(id) ? own : [])
      if (!places.includes(platform))
        reader.inside('platform').fault(`unknown platform ${platform}.${didYouMean(platform, places)}`);
    const known = inherents.map((each) => each.id);
    for (const each of inherent)
      if (!known.includes(each)) reader.inside('inherent').fault(`unknown: ${each}.${didYouMean(each, known)}`);
    aliases.forEach((alias, index) => {
      if (taken.has(alias)) reader.inside('aliases').inside(index).fault(`\`${alias}\` means something else already`);
      taken.add(alias);
    });
  }
}
