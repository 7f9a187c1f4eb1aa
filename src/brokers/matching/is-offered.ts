import { isComposition } from '../composition.js';
import { type CarrierMatch, usabilityOf } from './match-carrier.js';

/** Whether a carrier is worth its parts: each of them alone does worse for the stated needs. */
export function isOffered(match: CarrierMatch, all: ReadonlyMap<string, CarrierMatch>): boolean {
  const { carrier } = match;
  if (!isComposition(carrier)) return true;
  if (match.match === 'cannot') return false;
  return carrier.parts.every((id) => {
    const part = all.get(id);
    return part === undefined || compareFit(match, part) < 0;
  });
}

/** The one that can be used first; of two alike, the one with fewer costly, then fewer routine strains. */
function compareFit(a: CarrierMatch, b: CarrierMatch): number {
  return usabilityOf(a) - usabilityOf(b) || a.costly - b.costly || a.routine - b.routine;
}
