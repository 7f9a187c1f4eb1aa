import type { Answers } from '../model/answer.js';
import type { Carrier, Catalogue, Platform } from '../model/broker.js';
import type { Criterion } from '../model/criterion.js';
import { inRole } from './roles.js';

/** What a system runs already, as its files say it: under `running`, or by using it for any flow. */
export interface Estate {
  /** Ids of brokers, the parts of compositions among them. */
  readonly brokers: ReadonlySet<string>;
  /** Ids of platforms, those of such brokers among them. */
  readonly platforms: ReadonlySet<string>;
  /** Ids of platforms that are named themselves: that names all of their brokers. */
  readonly named: ReadonlySet<string>;
  /** All of it as one text. */
  readonly key: string;
}

const estates = new WeakMap<Catalogue, Map<string, Estate>>();

/** What runs, by the ids that files name. */
export function estateOf(names: Iterable<string>, catalogue: Catalogue): Estate {
  const key = [...new Set(names)].sort().join();
  const known = estates.get(catalogue) ?? new Map<string, Estate>();
  estates.set(catalogue, known);
  let estate = known.get(key);
  if (estate === undefined) {
    const ids = key === '' ? [] : key.split(',');
    const named = ids.filter((id) => catalogue.platforms.some((platform) => platform.id === id));
    const carriers = ids.flatMap((id) => catalogue.carriers.find((carrier) => carrier.id === id) ?? []);
    estate = {
      brokers: new Set(carriers.flatMap(({ parts }) => parts)),
      platforms: new Set([...named, ...carriers.flatMap(({ platforms }) => platforms)]),
      named: new Set(named),
      key,
    };
    known.set(key, estate);
  }
  return estate;
}

/** Ids that a criterion with the role `running` names. */
export function runningOf(answers: Answers, criteria: readonly Criterion[]): readonly string[] {
  const criterion = inRole(criteria, 'running');
  return (criterion && answers.get(criterion.name)?.values) ?? [];
}

/** Where the platforms of a flow stand: what is there, and what would have to be added. */
export class Landscape {
  private readonly platforms: ReadonlyMap<string, Platform>;
  /** The one place that is stated; undefined where it is open. */
  private readonly place: string | undefined;
  /** Whether a place is stated at all. */
  readonly placed: boolean;

  constructor(
    readonly estate: Estate,
    answers: Answers,
    catalogue: Catalogue,
    criteria: readonly Criterion[],
  ) {
    this.platforms = platformsOf(catalogue);
    const place = inRole(criteria, 'place');
    const values = (place && answers.get(place.name)?.values) ?? [];
    this.placed = values.some((value) => !place?.anywhere?.includes(value));
    this.place = values.length === 1 ? values[0] : undefined;
  }

  /** Whether a platform costs nothing more: it runs, or it comes with the cloud that is stated. */
  isThere(platform: string): boolean {
    return this.estate.platforms.has(platform) || this.comesWithThePlace(platform);
  }

  /** The platforms that a carrier would add. */
  adds(carrier: Carrier): readonly string[] {
    if (this.runsElsewhere(carrier)) return [];
    return carrier.platforms.filter((platform) => !this.isThere(platform));
  }

  /** 0: it or a part of it is named; 1: a platform of it is operated; 2: it is merely there, or not yet. */
  distance(carrier: Carrier): number {
    const { parts, platforms } = carrier;
    const { brokers, named, platforms: running } = this.estate;
    if (parts.some((part) => brokers.has(part)) || platforms.some((platform) => named.has(platform))) return 0;
    if (this.runsElsewhere(carrier)) return 0;
    return platforms.some((id) => running.has(id) && this.platforms.get(id)?.cloud === undefined) ? 1 : 2;
  }

  /** Whether all of a carrier is bought as a service. */
  isService({ platforms }: Carrier): boolean {
    return platforms.every((id) => this.platforms.get(id)?.service === true);
  }

  /** Whether all of a carrier is operated already. */
  runs(carrier: Carrier): boolean {
    return this.runsElsewhere(carrier) || carrier.platforms.every((platform) => this.estate.platforms.has(platform));
  }

  /** Whether a mode of it runs, as the platform of somebody else. */
  private runsElsewhere(carrier: Carrier): boolean {
    if (this.estate.named.size === 0) return false;
    return carrier.modes.some(({ platform }) => platform !== undefined && this.estate.named.has(platform));
  }

  private comesWithThePlace(platform: string): boolean {
    const cloud = this.platforms.get(platform)?.cloud;
    return cloud !== undefined && cloud === this.place;
  }
}

const tables = new WeakMap<Catalogue, ReadonlyMap<string, Platform>>();

function platformsOf(catalogue: Catalogue): ReadonlyMap<string, Platform> {
  let table = tables.get(catalogue);
  if (table === undefined) {
    table = new Map(catalogue.platforms.map((platform) => [platform.id, platform]));
    tables.set(catalogue, table);
  }
  return table;
}
