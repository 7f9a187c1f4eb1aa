import type { Answers } from '../model/answer.js';
import { type Carrier, type Catalogue, MATCHES } from '../model/broker.js';
import type { Criterion } from '../model/criterion.js';
import { type CarrierMatch, matchCarrier } from './match-carrier.js';
import { inRole } from './roles.js';

/** What decides between carriers that match alike. */
export interface Preference {
  /** Ids in `uses`: kept where they fit. */
  readonly used: readonly string[];
  /** Ids that run already. */
  readonly running: readonly string[];
}

/** Whether a carrier is what is used: itself, or a composition of just the brokers that are. */
export function inUse({ id, parts }: Carrier, used: readonly string[]): boolean {
  return (
    used.includes(id) ||
    (parts.length > 1 && parts.length === used.length && parts.every((part) => used.includes(part)))
  );
}

/** Every carrier against the stated needs, best first, in the contract's order. */
export function rankCarriers(
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  preference: Preference,
): CarrierMatch[] {
  const taste = tieBreakKey(answers, criteria, preference.running);
  const keyed = catalogue.carriers.map((carrier) => {
    const found = matchCarrier(carrier, answers, catalogue, criteria);
    const { match, objections } = found;
    const [running, ...rest] = taste(carrier);
    // In the contract's order, each the smaller the better.
    const key = [
      MATCHES.indexOf(match),
      match === 'fits' && inUse(carrier, preference.used) ? 0 : 1,
      running,
      objections.filter((objection) => objection.match === 'strains').length,
      ...rest,
    ];
    return { carrier, found, key };
  });
  return keyed.sort(before).map(({ found }) => found);
}

/**
 * What fits and would be advised before a carrier that fits as well, of those that are wanted; the first of them.
 * Carriers that come later anyway are not held against the needs at all.
 */
export function fittingBefore(
  carrier: Carrier,
  wanted: (other: Carrier) => boolean,
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
): Carrier | undefined {
  const running = answers.get(inRole(criteria, 'running')?.name ?? '')?.values ?? [];
  const taste = tieBreakKey(answers, criteria, running);
  const own = { carrier, key: taste(carrier) };
  return catalogue.carriers
    .filter(wanted)
    .map((other) => ({ carrier: other, key: taste(other) }))
    .filter((other) => before(other, own) < 0)
    .sort(before)
    .find((other) => matchCarrier(other.carrier, answers, catalogue, criteria).match === 'fits')?.carrier;
}

interface Keyed {
  readonly carrier: Carrier;
  readonly key: readonly number[];
}

function before(a: Keyed, b: Keyed): number {
  for (let at = 0; at < a.key.length; at++) if (a.key[at] !== b.key[at]) return a.key[at] - b.key[at];
  return a.carrier.id < b.carrier.id ? -1 : a.carrier.id > b.carrier.id ? 1 : 0;
}

/** What speaks for a carrier whatever its match: that it runs, the effort where that counts, where it can be had, usage. */
function tieBreakKey(answers: Answers, criteria: readonly Criterion[], running: readonly string[]) {
  const place = inRole(criteria, 'place');
  const effort = inRole(criteria, 'effort');
  const placeSaid =
    place !== undefined && (answers.get(place.name)?.values ?? []).some((value) => !place.anywhere?.includes(value));
  const least = effort?.domain.kind === 'choice' ? effort.domain.values[0].id : undefined;
  const spare =
    effort !== undefined &&
    (answers.get(effort.name)?.values ?? []).every((value) => value === least) &&
    answers.has(effort.name);
  return (carrier: Carrier): number[] => [
    carrier.parts.length > 0 && carrier.parts.every((part) => running.includes(part)) ? 0 : 1,
    spare ? carrier.effort : 0,
    placeSaid || carrier.places.length > 1 ? 0 : 1,
    carrier.usualRank,
  ];
}
