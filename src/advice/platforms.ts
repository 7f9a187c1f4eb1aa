import { matchCarrier, overlayFacts } from '../brokers/index.js';
import type { Answers } from '../model/answer.js';
import type { Carrier, Platform } from '../model/broker.js';
import type { Choice, Criterion } from '../model/criterion.js';
import type { RuleBase } from '../model/knowledge.js';

/** A platform to choose, with the names of what runs on it. */
export type PlatformChoice = Choice & { readonly also: readonly string[] };

/**
 * What a team may run at the place that was answered: platforms that have something to offer there, and what was named
 * before, whatever it is.
 */
export function platformsFor({ name }: Criterion, needs: Answers, base: RuleBase): PlatformChoice[] {
  const { catalogue, criteria } = base;
  const place = criteria.find(({ role }) => role === 'place');
  const said = place && needs.get(place.name);
  const where: Answers = new Map(said === undefined ? [] : [[said.criterion, said]]);
  const isElsewhere = ({ cloud }: Platform) =>
    cloud !== undefined && said?.values !== undefined && !said.values.some((value) => meansPlace(value, cloud, place));
  const offered = (carrier: Carrier) => matchCarrier(carrier, where, catalogue, criteria).match !== 'cannot';
  const platforms = catalogue.platforms.flatMap((platform) => {
    const carriers = carriersOn(platform, catalogue.carriers);
    const there = !isElsewhere(platform) && carriers.some(offered);
    return there ? [{ id: platform.id, label: platform.name, also: wordsFor(carriers) }] : [];
  });
  const named = (needs.get(name)?.values ?? []).filter((id) => !platforms.some((platform) => platform.id === id));
  return [...platforms, ...named.map((id) => ({ id, label: labelOf(id, base), also: [] }))];
}

const meansPlace = (value: string, cloud: string, place: Criterion | undefined) =>
  value === cloud || place?.anywhere?.includes(value) === true;

/** What runs on a platform by itself: brokers, and of those that somebody else runs as well, the mode that is meant. */
function carriersOn({ id }: Platform, carriers: readonly Carrier[]): Carrier[] {
  return carriers.flatMap((carrier) => {
    if (carrier.parts.length > 1) return [];
    if (carrier.platforms.includes(id)) return [carrier];
    return carrier.modes
      .filter(({ platform }) => platform === id)
      .map((mode) => ({ ...carrier, modes: [], facts: overlayFacts(mode.facts, carrier.facts) }));
  });
}

function wordsFor(carriers: readonly Carrier[]): string[] {
  return carriers.flatMap(({ id, name, aliases }) => [id, name, ...(aliases ?? [])]);
}

function labelOf(id: string, { platforms, brokers }: RuleBase): string {
  return [...platforms, ...brokers].find((each) => each.id === id)?.name ?? id;
}
