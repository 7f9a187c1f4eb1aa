import type { Answers } from '../model/answer.js';
import type { Catalogue, Match } from '../model/broker.js';
import type { Criterion } from '../model/criterion.js';
import { type Matched, matched } from './match.js';

/** What decides between carriers that match alike. */
export interface Preference {
  /** Ids in `uses`: kept where they fit. */
  readonly used: readonly string[];
  /** Ids that run already. */
  readonly running: readonly string[];
}

const ORDER: readonly Match[] = ['fits', 'strains', 'unknown', 'cannot'];
const EFFORT = ['low', 'medium', 'high'];

/** The effort a carrier asks, as a number; of the middle where nobody says. */
export function effortOf({ carrier }: Pick<Matched, 'carrier'>): number {
  const level = EFFORT.indexOf(String(carrier.facts.operations?.value ?? 'medium'));
  return level < 0 ? 1 : level;
}

/** Every carrier against the stated needs, best first, in the contract's order. */
export function ranked(
  catalogue: Catalogue,
  answers: Answers,
  criteria: readonly Criterion[],
  preference: Preference,
): Matched[] {
  const nameOf = (role: Criterion['role']) => criteria.find((criterion) => criterion.role === role);
  const place = nameOf('place');
  const effort = nameOf('effort');
  const placeSaid =
    place !== undefined && (answers.get(place.name)?.values ?? []).some((value) => !place.anywhere?.includes(value));
  const spare =
    effort !== undefined &&
    (answers.get(effort.name)?.values ?? []).every((value) => value === EFFORT[0]) &&
    answers.has(effort.name);
  const strains = ({ objections }: Matched) => objections.filter(({ match }) => match === 'strains').length;
  const used = ({ carrier, match }: Matched) => Number(match === 'fits' && preference.used.includes(carrier.id));
  const running = ({ carrier }: Matched) => Number(carrier.parts.every((part) => preference.running.includes(part)));
  const portable = ({ carrier }: Matched) =>
    Number(((carrier.facts.cloud?.value as readonly string[] | undefined)?.length ?? 0) > 1);
  return catalogue.carriers
    .map((carrier) => matched(carrier, answers, catalogue, criteria))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.match) - ORDER.indexOf(b.match) ||
        used(b) - used(a) ||
        running(b) - running(a) ||
        strains(a) - strains(b) ||
        (spare ? effortOf(a) - effortOf(b) : 0) ||
        (placeSaid ? 0 : portable(b) - portable(a)) ||
        a.carrier.usual - b.carrier.usual ||
        (a.carrier.id < b.carrier.id ? -1 : 1),
    );
}
