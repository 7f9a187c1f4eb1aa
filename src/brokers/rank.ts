import type { Answers } from '../model/answer.js';
import { type Carrier, type Catalogue, MATCHES } from '../model/broker.js';
import type { Criterion } from '../model/criterion.js';
import { type Matched, matched } from './match.js';
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
export function ranked(
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  preference: Preference,
): Matched[] {
  const place = inRole(criteria, 'place');
  const effort = inRole(criteria, 'effort');
  const placeSaid =
    place !== undefined && (answers.get(place.name)?.values ?? []).some((value) => !place.anywhere?.includes(value));
  const least = effort?.domain.kind === 'choice' ? effort.domain.values[0].id : undefined;
  const spare =
    effort !== undefined &&
    (answers.get(effort.name)?.values ?? []).every((value) => value === least) &&
    answers.has(effort.name);
  const keyed = catalogue.carriers.map((carrier) => {
    const found = matched(carrier, answers, catalogue, criteria);
    const { match, objections } = found;
    // In the contract's order, each the smaller the better.
    const key = [
      MATCHES.indexOf(match),
      match === 'fits' && inUse(carrier, preference.used) ? 0 : 1,
      carrier.parts.length > 0 && carrier.parts.every((part) => preference.running.includes(part)) ? 0 : 1,
      objections.filter((objection) => objection.match === 'strains').length,
      spare ? carrier.effort : 0,
      placeSaid || carrier.places.length > 1 ? 0 : 1,
      carrier.usual,
    ];
    return { found, key };
  });
  return keyed
    .sort((a, b) => {
      const at = a.key.findIndex((part, index) => part !== b.key[index]);
      return at >= 0 ? a.key[at] - b.key[at] : a.found.carrier.id < b.found.carrier.id ? -1 : 1;
    })
    .map(({ found }) => found);
}
