import { type CarrierMatch, matchCarrier } from '../../brokers/index.js';
import type { Answers } from '../../model/answer.js';
import type { Carrier, Catalogue } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';

/** How each carrier does on some answers, by position: whether it can be used, and its strains by weight. */
export interface Standings {
  readonly usability: readonly number[];
  readonly costly: readonly number[];
  readonly routine: readonly number[];
}

export function standingsOn(answers: Answers, catalogue: Catalogue, criteria: readonly Criterion[]): Standings {
  const matches = catalogue.carriers.map((carrier) => matchCarrier(carrier, answers, catalogue, criteria));
  return {
    usability: matches.map(usabilityOf),
    costly: matches.map(({ costly }) => costly),
    routine: matches.map(({ routine }) => routine),
  };
}

const usabilityOf = ({ match }: CarrierMatch) => (match === 'cannot' ? 2 : match === 'unknown' ? 1 : 0);

/**
 * About how they do with more answers: what speaks against a carrier for each of them adds up, as far as answers do
 * not bear on each other. `none`: on nothing said, which is in both.
 */
export function together(a: Standings, b: Standings, none: Standings): Standings {
  return {
    usability: a.usability.map((each, at) => Math.max(each, b.usability[at])),
    costly: a.costly.map((each, at) => each + b.costly[at] - none.costly[at]),
    routine: a.routine.map((each, at) => each + b.routine[at] - none.routine[at]),
  };
}

/** Below 0 where the carrier at one position does better than the one at another. */
export function compareAt({ usability, costly, routine }: Standings, one: number, other: number): number {
  return usability[one] - usability[other] || costly[one] - costly[other] || routine[one] - routine[other];
}

/** Whether a carrier is worth its parts, by their positions. */
export function isWorthIt(standings: Standings, at: number, carrier: Carrier, positions: ReadonlyMap<string, number>) {
  if (carrier.parts.includes(carrier.id) || carrier.parts.length === 0) return true;
  return carrier.parts.every((part) => compareAt(standings, at, positions.get(part) as number) < 0);
}
